import { useState } from 'react';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import Checkbox from '@material-ui/core/Checkbox';
import Typography from '@material-ui/core/Typography';
import type { ModelVersion } from 'backstage-plugin-waymark-common';
import { Link } from '@backstage/core-components';
import { useModelQuery } from '../../queries';
import { useTranslate } from '../../hooks/useTranslate';
import type { Translate } from '../../translation';
import {
  type Column,
  EmptyNote,
  PagedTable,
  RelativeTime,
  usePages,
} from '../common';
import { CompareVersions } from './CompareVersions';
import { MetricByVersion } from './MetricByVersion';

const PAGE_SIZE = 20;

export type VersionsCardProps = { modelRef: string };

/** All versions of a model, newest first, how good each is, and two side by side. */
export function VersionsCard(props: VersionsCardProps) {
  const { modelRef } = props;
  const t = useTranslate();
  const pages = usePages();
  const [chosen, setChosen] = useState<ModelVersion[]>([]);
  const data = useModelQuery(modelRef, 'getVersions', {
    cursor: pages.cursor,
    limit: PAGE_SIZE,
  });
  const choose = (version: ModelVersion) =>
    setChosen(before =>
      isAmong(before, version)
        ? before.filter(one => one.version !== version.version)
        : [...before, version].slice(-2),
    );
  return (
    <EntityInfoCard title={t('versions.title')}>
      <PagedTable
        label={t('versions.title')}
        minWidth={860}
        columns={columns(t, chosen, choose)}
        keyOf={({ version }) => version}
        data={data}
        pages={pages}
        size={PAGE_SIZE}
        what={t('versions.what')}
        head={data.value && <MetricByVersion versions={data.value.items} />}
        foot={
          chosen.length === 2 ? (
            <CompareVersions
              versions={byAge(chosen[0], chosen[1])}
              onClear={() => setChosen([])}
            />
          ) : (
            <Typography variant="caption" color="textSecondary">
              {t('versions.compareHint')}
            </Typography>
          )
        }
        empty={
          <EmptyNote title={t('versions.empty.title')}>
            {t('versions.empty.text', {
              packaged: <code>artifact.packaged</code>,
              deployed: <code>service.deployed</code>,
            })}
          </EmptyNote>
        }
      />
    </EntityInfoCard>
  );
}

function columns(
  t: Translate,
  chosen: ModelVersion[],
  choose: (version: ModelVersion) => void,
): Column<ModelVersion>[] {
  return [
    {
      title: t('versions.version'),
      cell: ({ version }) => (
        <Link to={`?${new URLSearchParams({ version })}`}>{version}</Link>
      ),
    },
    {
      title: t('versions.trained'),
      cell: ({ trainedAt, trigger }) => (
        <>
          <Maybe at={trainedAt} none={t('versions.notTold')} />
          {trigger && (
            <Typography variant="caption" color="textSecondary" component="div">
              {trigger}
            </Typography>
          )}
        </>
      ),
    },
    {
      title: t('versions.evaluations'),
      cell: ({ evaluations }) =>
        evaluations.length === 0
          ? t('versions.noEvaluation')
          : evaluations.map(({ eventId, kind, passed }) => (
              <div key={eventId}>
                {kind}: {t(passed ? 'versions.passed' : 'versions.failed')}
              </div>
            )),
    },
    {
      title: t('versions.evidence'),
      cell: ({ evidence }) =>
        [...new Set(evidence.map(({ kind }) => kind))].join(', ') ||
        t('versions.noEvidence'),
    },
    {
      title: t('versions.production'),
      cell: ({ firstProductionAt }) => (
        <Maybe at={firstProductionAt} none={t('versions.never')} />
      ),
    },
    {
      title: t('versions.compare'),
      cell: version => (
        <Checkbox
          size="small"
          color="primary"
          checked={isAmong(chosen, version)}
          onChange={() => choose(version)}
          inputProps={{
            'aria-label': t('versions.compareVersion', {
              version: version.version,
            }),
          }}
        />
      ),
    },
  ];
}

/** The older first, so that differences say what the newer one brought. */
function byAge(a: ModelVersion, b: ModelVersion): [ModelVersion, ModelVersion] {
  return madeAt(a) <= madeAt(b) ? [a, b] : [b, a];
}

function madeAt({ trainedAt, packagedAt, publishedAt }: ModelVersion): string {
  return trainedAt ?? packagedAt ?? publishedAt ?? '';
}

function isAmong(versions: ModelVersion[], { version }: ModelVersion): boolean {
  return versions.some(one => one.version === version);
}

function Maybe({ at, none }: { at: string | null; none: string }) {
  return at === null ? (
    <Typography variant="body2" color="textSecondary">
      {none}
    </Typography>
  ) : (
    <RelativeTime at={at} />
  );
}
