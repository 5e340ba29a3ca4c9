import { logToStdout } from './ForgeLog';
import { startLocalForge } from './startLocalForge';

startLocalForge().catch(error => {
  logToStdout(`did not start: ${error}`);
  process.exit(1);
});
