import { TreeEntry } from '../git/Repository';
import { html, Html } from './html';

/** Links to the files and folders of one folder. */
export function fileList(url: string, ref: string, entries: TreeEntry[]): Html {
  return html`<ul>
    ${entries.map(entry => {
      const kind = entry.type === 'tree' ? 'tree' : 'blob';
      const name = entry.path.split('/').pop();
      return html`<li>
        <a href="${url}/-/${kind}/${ref}/${entry.path}"
          >${name}${kind === 'tree' && '/'}</a
        >
      </li>`;
    })}
  </ul>`;
}
