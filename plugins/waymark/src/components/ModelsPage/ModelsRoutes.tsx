import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { Progress } from '@backstage/core-components';
import { DefinitionPage } from '../Definition/DefinitionPage';
import { ModelsContent } from './ModelsContent';
import { ModelsTabs } from './ModelsTabs';

const SourcesContent = lazy(() =>
  import('../SourcesPage/SourcesContent').then(m => ({
    default: m.SourcesContent,
  })),
);

/** The list of models; who sends their events and what figures mean below it. */
export function ModelsRoutes() {
  return (
    <>
      <ModelsTabs />
      <Suspense fallback={<Progress />}>
        <Routes>
          <Route path="/" element={<ModelsContent />} />
          <Route path="/sources" element={<SourcesContent />} />
          <Route path="/definitions/:id" element={<DefinitionPage />} />
        </Routes>
      </Suspense>
    </>
  );
}
