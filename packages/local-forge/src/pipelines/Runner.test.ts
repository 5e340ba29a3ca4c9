import { HookReceiver } from '../__testUtils__/HookReceiver';
import { TestForge } from '../__testUtils__/TestForge';

jest.setTimeout(60_000);

const pipelineFile = `
stages: [build, deploy]
variables:
  GREETING: hello
default:
  image: python:3.11
workflow:
  rules:
    - if: $CI_COMMIT_BRANCH == "quiet"
      when: never
    - when: always
build:
  stage: build
  rules:
    - if: $FIX == null
  script:
    - echo "$GREETING from $CI_PROJECT_PATH $CI_PIPELINE_SOURCE"
    - echo "secret is $SECRET, forge's own is [$LEAKED]"
    - echo "built in $(basename "$CI_PROJECT_DIR") by job $CI_JOB_ID" | tee out.txt
    - echo "COLOUR=green" > facts.env
  artifacts:
    paths: [out.txt]
    reports: { dotenv: facts.env }
deploy live:
  stage: deploy
  needs: [build]
  rules:
    - if: $FIX == null && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  environment: { name: production, url: "https://$CI_PROJECT_NAME.example.com" }
  script:
    - cat out.txt
    - echo "$COLOUR to $CI_ENVIRONMENT_NAME ($CI_ENVIRONMENT_TIER)"
repair:
  stage: deploy
  rules:
    - if: $FIX == "yes"
  script:
    - echo "fixing $GREETING"
`;

describe('Runner', () => {
  const forge = new TestForge();
  const receiver = new HookReceiver();

  beforeAll(async () => {
    process.env.LEAKED = 'leaked';
    await forge.start();
  });

  afterAll(async () => {
    delete process.env.LEAKED;
    await forge.remove();
    await receiver.stop();
  });

  it('runs the pipeline of a push and tells its hooks', async () => {
    const project = await forge.createProject('risk');
    await forge.call('POST', `/api/v4/projects/models%2Frisk/variables`, {
      key: 'SECRET',
      value: 'hunter22',
      masked: true,
    });
    await forge.call('POST', `/api/v4/projects/${project}/hooks`, {
      url: `${await receiver.start()}/hook`,
      token: 'hook-token',
      push_events: false,
      pipeline_events: true,
      job_events: true,
      deployment_events: true,
    });

    const sha = await forge.push('risk', { '.gitlab-ci.yml': pipelineFile });
    const pipeline = await forge.pipeline(project, sha);

    expect(pipeline).toMatchObject({ status: 'success', source: 'push', sha });
    const jobs = await forge.jobs(project, pipeline.id);
    expect(Object.keys(jobs)).toEqual(['build', 'deploy live']);
    const built = await forge.trace(project, jobs.build.id);
    expect(built).toContain('\nhello from models/risk push\n');
    expect(built).toContain("secret is [MASKED], forge's own is []");
    expect(built).toContain(`built in build by job ${jobs.build.id}\n`);
    expect(built).not.toContain('hunter22');
    expect(built).toMatch(/Job succeeded\n$/);
    const deployed = await forge.trace(project, jobs['deploy live'].id);
    expect(deployed).toContain(`built in build by job ${jobs.build.id}`);
    expect(deployed).toContain('green to production (production)');

    const { body: deployments } = await forge.call(
      'GET',
      `/api/v4/projects/${project}/deployments?environment=production`,
    );
    expect(deployments).toMatchObject([
      {
        status: 'success',
        sha,
        environment: { external_url: 'https://risk.example.com' },
        deployable: { id: jobs['deploy live'].id },
      },
    ]);

    await forge.until(async () =>
      receiver.requests.some(r => r.body.includes('"detailed_status":"passed"'))
        ? true
        : undefined,
    );
    const events = receiver.requests.map(request => ({
      event: request.headers['x-gitlab-event'],
      token: request.headers['x-gitlab-token'],
      body: JSON.parse(request.body),
    }));
    expect(new Set(events.map(({ token }) => token))).toEqual(
      new Set(['hook-token']),
    );
    expect(
      events.map(({ event, body }) => [
        event,
        body.build_name ?? body.environment ?? 'pipeline',
        body.build_status ?? body.status ?? body.object_attributes.status,
      ]),
    ).toEqual([
      ['Pipeline Hook', 'pipeline', 'created'],
      ['Job Hook', 'build', 'running'],
      ['Pipeline Hook', 'pipeline', 'running'],
      ['Job Hook', 'build', 'success'],
      ['Job Hook', 'deploy live', 'running'],
      ['Deployment Hook', 'production', 'running'],
      ['Job Hook', 'deploy live', 'success'],
      ['Deployment Hook', 'production', 'success'],
      ['Pipeline Hook', 'pipeline', 'success'],
    ]);
    const last = events.at(-1)!.body;
    expect(events.at(-2)!.body.deployable_id).toBe(
      last.builds.find((build: any) => build.name === 'deploy live').id,
    );
    expect(last.commit).toMatchObject({ id: sha, title: 'Change something' });
  });

  it('starts a pipeline with variables, and none the rules do not want', async () => {
    const { body: project } = await forge.call(
      'GET',
      '/api/v4/projects/models%2Frisk',
    );
    const started = await forge.call(
      'POST',
      `/api/v4/projects/${project.id}/pipeline`,
      {
        ref: 'main',
        variables: [
          { key: 'FIX', value: 'yes' },
          { key: 'GREETING', value: 'from outside' },
        ],
      },
    );
    expect(started.status).toBe(201);
    const jobs = await forge.until(async () => {
      const rows = await forge.jobs(project.id, started.body.id);
      return rows.repair?.status === 'success' ? rows : undefined;
    });
    expect(Object.keys(jobs)).toEqual(['repair']);
    expect(await forge.trace(project.id, jobs.repair.id)).toContain(
      'fixing from outside',
    );

    await forge.push('risk', {}, { branch: 'quiet' });
    const filtered = await forge.call(
      'POST',
      `/api/v4/projects/${project.id}/pipeline`,
      { ref: 'quiet' },
    );
    expect(filtered).toMatchObject({
      status: 400,
      body: { message: 'Pipeline filtered out by workflow rules.' },
    });
  });

  it('fails, allows, cleans up after and retries what a script broke', async () => {
    const project = await forge.createProject('broken');
    const sha = await forge.push('broken', {
      '.gitlab-ci.yml': `
stages: [one, two]
shaky: { stage: one, script: [exit 3], allow_failure: { exit_codes: 3 } }
wrong: { stage: one, script: ['test -e "$HOME/mended"'] }
next: { stage: two, script: [echo next] }
mend: { stage: two, when: on_failure, script: ['touch "$HOME/mended"'] }
ask: { stage: two, when: manual, script: [echo asked], needs: [] }
`,
    });
    const pipeline = await forge.pipeline(project, sha);
    expect(pipeline.status).toBe('failed');
    const jobs = await forge.jobs(project, pipeline.id);
    expect(
      Object.fromEntries(Object.values(jobs).map(j => [j.name, j.status])),
    ).toEqual({
      shaky: 'failed',
      wrong: 'failed',
      next: 'skipped',
      mend: 'success',
      ask: 'manual',
    });
    expect(await forge.trace(project, jobs.shaky.id)).toContain('exit code 3');

    await forge.call(
      'POST',
      `/api/v4/projects/${project}/jobs/${jobs.wrong.id}/retry`,
    );
    await forge.call(
      'POST',
      `/api/v4/projects/${project}/jobs/${jobs.ask.id}/play`,
    );
    await forge.until(async () => {
      const now = await forge.jobs(project, pipeline.id);
      return now.next.status === 'success' && now.ask.status === 'success'
        ? now
        : undefined;
    });
    expect((await forge.pipeline(project, sha, ['success'])).id).toBe(
      pipeline.id,
    );
  });

  it('cancels what runs, and says why a file is no pipeline', async () => {
    const project = await forge.createProject('slow');
    const slow = await forge.push('slow', {
      '.gitlab-ci.yml': 'sleep: { script: [echo begun, sleep 60] }',
    });
    const running = await forge.pipeline(project, slow, ['running']);
    await forge.call(
      'POST',
      `/api/v4/projects/${project}/pipelines/${running.id}/cancel`,
    );
    expect((await forge.pipeline(project, slow)).status).toBe('canceled');

    const wrong = await forge.push('slow', {
      '.gitlab-ci.yml': 'job: { script: 7 }',
    });
    const failed = await forge.pipeline(project, wrong);
    expect(failed.status).toBe('failed');
    expect(failed.yaml_errors).toMatch(/script/);
  });

  it('marks what a stop interrupted, and keeps everything else', async () => {
    const { body: risk } = await forge.call(
      'GET',
      '/api/v4/projects/models%2Frisk',
    );
    const { body: before } = await forge.call(
      'GET',
      `/api/v4/projects/${risk.id}/pipelines`,
    );
    const project = await forge.createProject('stopped');
    const sha = await forge.push('stopped', {
      '.gitlab-ci.yml':
        'a: { stage: build, script: [sleep 60] }\nb: { script: [echo b] }',
    });
    const running = await forge.pipeline(project, sha, ['running']);

    await forge.stop();
    await forge.start();

    const pipeline = await forge.pipeline(project, sha, ['failed']);
    expect(pipeline.id).toBe(running.id);
    const jobs = await forge.jobs(project, pipeline.id);
    expect(jobs.a).toMatchObject({
      status: 'failed',
      failure_reason: 'forge stopped',
    });
    expect(jobs.b.status).toBe('skipped');
    expect(await forge.trace(project, jobs.a.id)).toContain('forge stopped');
    const { body: after } = await forge.call(
      'GET',
      `/api/v4/projects/${risk.id}/pipelines`,
    );
    expect(after.map((p: any) => [p.id, p.status])).toEqual(
      before.map((p: any) => [p.id, p.status]),
    );
  });
});
