import { NoRightRegion, WorkspaceLayout } from '#ui';
import { useReadingRight } from '#work';
import { IntercompanyFace } from './IntercompanyFace.tsx';

/** Money between the entities, for those whose it is; everybody else sees that it is there, and whom to ask. */
export default function FinanceWorkspace() {
  const locked = useReadingRight('intercompany');
  if (locked === undefined) return <IntercompanyFace />;
  return (
    <WorkspaceLayout label="Finance">
      <NoRightRegion>{locked}</NoRightRegion>
    </WorkspaceLayout>
  );
}
