import express, { Request, RequestHandler } from 'express';

/**
 * Reads a body sent as a form, in either of a form's two encodings, as the
 * flat record of its fields. A body in JSON is left to what follows.
 *
 * @public
 */
export function formBody(): RequestHandler {
  const raw = express.raw({
    type: ['multipart/form-data', 'application/x-www-form-urlencoded'],
    limit: '5mb',
  });
  return (req: Request, res, next) =>
    raw(req, res, async error => {
      if (error || !Buffer.isBuffer(req.body)) {
        next(error);
        return;
      }
      try {
        const form = await new Response(new Uint8Array(req.body), {
          headers: { 'content-type': req.header('content-type')! },
        }).formData();
        req.body = Object.fromEntries(
          [...form].filter(([, value]) => typeof value === 'string'),
        );
        next();
      } catch (formError) {
        next(formError);
      }
    });
}

/**
 * The fields of a form named `name[key]`, by key.
 *
 * @public
 */
export function nestedFields(
  body: Record<string, unknown>,
  name: string,
): { key: string; value: string }[] {
  return Object.entries(body).flatMap(([field, value]) => {
    const [, outer, key] = /^(\w+)\[(.+)\]$/.exec(field) ?? [];
    return outer === name ? [{ key, value: String(value) }] : [];
  });
}
