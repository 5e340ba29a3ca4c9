import { Request, Response } from 'express';

/**
 * Answers one page of a list, with GitLab's paging headers.
 *
 * @public
 */
export function sendPage<T>(
  req: Request,
  res: Response,
  rows: T[],
  toJson: (row: T) => unknown,
): void {
  const perPage = Math.min(Math.max(Number(req.query.per_page) || 20, 1), 100);
  const page = Math.max(Number(req.query.page) || 1, 1);
  const pages = Math.max(Math.ceil(rows.length / perPage), 1);
  const link = (to: number, rel: string) => {
    const url = new URL(req.originalUrl, `http://${req.headers.host}`);
    url.searchParams.set('page', String(to));
    url.searchParams.set('per_page', String(perPage));
    return `<${url}>; rel="${rel}"`;
  };
  res
    .set({
      'x-page': String(page),
      'x-per-page': String(perPage),
      'x-total': String(rows.length),
      'x-total-pages': String(pages),
      'x-prev-page': page > 1 ? String(page - 1) : '',
      'x-next-page': page < pages ? String(page + 1) : '',
      link: [
        ...(page > 1 ? [link(page - 1, 'prev')] : []),
        ...(page < pages ? [link(page + 1, 'next')] : []),
        link(1, 'first'),
        link(pages, 'last'),
      ].join(', '),
    })
    .json(rows.slice((page - 1) * perPage, page * perPage).map(toJson));
}
