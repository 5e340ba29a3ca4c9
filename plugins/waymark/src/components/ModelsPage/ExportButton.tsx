import useAsyncFn from 'react-use/esm/useAsyncFn';
import Button from '@material-ui/core/Button';
import GetAppIcon from '@material-ui/icons/GetApp';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import type { ModelsOptions } from '@waymark/backstage-plugin-waymark-common';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { fetchAllModels } from './fetchAllModels';
import { modelsCsv } from './modelsCsv';

export type ExportButtonProps = {
  options: ModelsOptions;
  disabled: boolean;
};

/** Saves every model under the filters, not only the page shown, as CSV. */
export function ExportButton(props: ExportButtonProps) {
  const { options, disabled } = props;
  const api = useApi(waymarkApiRef);
  const [{ loading, error }, save] = useAsyncFn(async () => {
    const csv = modelsCsv(await fetchAllModels(api, options));
    download(new Blob([csv], { type: 'text/csv;charset=utf-8' }), 'models.csv');
  }, [api, options]);

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
