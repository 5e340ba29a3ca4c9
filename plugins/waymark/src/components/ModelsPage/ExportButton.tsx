import useAsyncFn from 'react-use/esm/useAsyncFn';
import Button from '@material-ui/core/Button';
import GetAppIcon from '@material-ui/icons/GetApp';
import Typography from '@material-ui/core/Typography';

export type ExportButtonProps = {
  /** Of the file, without `.csv` */
  name: string;
  /** Every row under the filters, not only the page shown */
  makeCsv(): Promise<string>;
  disabled?: boolean;
};

/** Saves a table as CSV. */
export function ExportButton(props: ExportButtonProps) {
  const { name, makeCsv, disabled } = props;
  const [{ loading, error }, save] = useAsyncFn(async () => {
    const csv = await makeCsv();
    download(
      new Blob([csv], { type: 'text/csv;charset=utf-8' }),
      `${name}.csv`,
    );
  }, [name, makeCsv]);

  return (
    <>
      <Button
        size="small"
        variant="outlined"
        startIcon={<GetAppIcon aria-hidden />}
        disabled={disabled || loading}
        onClick={save}
      >
        {loading ? 'Exporting' : 'Export CSV'}
      </Button>
      {error && (
        <Typography role="alert" variant="caption" color="error">
          Could not export: {error.message}
        </Typography>
      )}
    </>
  );
}

function download(blob: Blob, name: string) {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
