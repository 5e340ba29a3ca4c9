import useAsyncFn from 'react-use/esm/useAsyncFn';
import Button from '@material-ui/core/Button';
import GetAppIcon from '@material-ui/icons/GetApp';
import Typography from '@material-ui/core/Typography';
import { useTranslate } from '../../../hooks/useTranslate';
import { saveFile } from '..';

export type ExportButtonProps = {
  /** Of the file, without its ending */
  name: string;
  /** Every row under the filters, not only the page shown */
  makeCsv(): Promise<string>;
  /** The same as the API tells it, where that is offered */
  makeJson?(): Promise<unknown>;
  disabled?: boolean;
};

/** Saves a table as CSV, or as JSON. */
export function ExportButton(props: ExportButtonProps) {
  const { name, makeCsv, makeJson, disabled } = props;
  const t = useTranslate();
  const [{ loading, error }, save] = useAsyncFn(
    async (make: () => Promise<string>, type: 'csv' | 'json') => {
      const mime =
        type === 'csv' ? 'text/csv;charset=utf-8' : 'application/json';
      saveFile(`${name}.${type}`, mime, await make());
    },
    [name],
  );
  const button = (type: 'csv' | 'json', make: () => Promise<string>) => (
    <Button
      size="small"
      variant="outlined"
      startIcon={<GetAppIcon aria-hidden />}
      disabled={disabled || loading}
      onClick={() => save(make, type)}
    >
      {loading
        ? t('common.export.exporting')
        : t('common.export.format', {
            format: type.toLocaleUpperCase('en-US'),
          })}
    </Button>
  );
  return (
    <>
      {button('csv', makeCsv)}
      {makeJson &&
        button('json', async () => JSON.stringify(await makeJson(), null, 2))}
      {error && (
        <Typography role="alert" variant="caption" color="error">
          {t('common.export.failed', { reason: error.message })}
        </Typography>
      )}
    </>
  );
}
