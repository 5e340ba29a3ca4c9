const { readdirSync } = require('node:fs');
const { join } = require('node:path');

/**
 * Which folders of `src/components` a folder uses, beside `common` and `charts`,
 * which all may use. One that is not listed uses no other. A folder uses only
 * those above it in this list, so that no two ever import each other.
 */
const uses = {
  charts: ['common'],
  Figures: ['Definition'],
  ForecastCard: ['Definition'],
  QuickCheckCard: ['Definition'],
  NextMove: ['Reviews', 'Rollback'],
  ActivityCard: ['Rollback'],
  AtAGlanceCard: ['Rollback'],
  DeliveryCard: ['Figures'],
  DeliveryTab: ['Figures', 'ForecastCard', 'QuickCheckCard'],
  DeploymentsTab: ['Corrections', 'Gates', 'Rollback'],
  MaturityCard: ['Campaigns', 'NextMove', 'Reviews'],
  ScorecardTab: ['NextMove', 'Reviews'],
  SourcesPage: ['UnassignedEvents'],
  MaturityPage: ['Campaigns', 'ScorecardTab'],
  ModelsPage: ['Definition', 'Figures', 'QuickCheckCard', 'SourcesPage'],
};

const order = Object.keys(uses);
order.forEach((folder, index) => {
  const below = uses[folder].find(used => order.indexOf(used) >= index);
  if (below) throw new Error(`List ${below} above ${folder}, which uses it`);
});

const folders = readdirSync(join(__dirname, 'src/components'));
const shared = ['common', 'charts'];

const zones = folders.map(folder => ({
  target: `./src/components/${folder}`,
  from: './src/components',
  except: [
    folder,
    ...(shared.includes(folder) ? [] : shared),
    ...(uses[folder] ?? []),
  ].map(allowed => `./${allowed}`),
  message: `The list in .eslintrc.js says what ${folder} uses.`,
}));

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    'import/no-restricted-paths': [
      'error',
      {
        basePath: __dirname,
        zones: [
          ...zones,
          {
            target: ['./src/api', './src/format', './src/hooks'],
            from: './src/components',
            message: 'What all components share knows none of them.',
          },
        ],
      },
    ],
  },
  settings: {
    'import/resolver': { node: { extensions: ['.ts', '.tsx', '.js'] } },
  },
});
