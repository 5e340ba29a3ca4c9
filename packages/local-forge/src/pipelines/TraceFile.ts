import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * A job's trace on disk, with secrets replaced before they are written.
 *
 * @public
 */
export class TraceFile {
  private readonly secrets: string[];

  constructor(private readonly file: string, secrets: string[] = []) {
    this.secrets = secrets.filter(secret => secret.length >= 4);
  }

  append(line: string): void {
    let text = line;
    for (const secret of this.secrets) {
      text = text.replaceAll(secret, '[MASKED]');
    }
    mkdirSync(dirname(this.file), { recursive: true });
    appendFileSync(this.file, `${text}\n`);
  }

  read(): string {
    return existsSync(this.file) ? readFileSync(this.file, 'utf8') : '';
  }
}
