import { Route, Routes } from 'react-router-dom';
import { DefinitionPage } from '../Definition/DefinitionPage';
import { ModelsContent } from './ModelsContent';

/** The list of models, and what its figures mean below it. */
export function ModelsRoutes() {
  return (
    <Routes>
      <Route path="/" element={<ModelsContent />} />
      <Route path="/definitions/:id" element={<DefinitionPage />} />
    </Routes>
  );
}
