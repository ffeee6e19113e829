import { FillScreen } from '../ui/FillScreen.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { goTo } from '../ui/routing/location.ts';
import { ScreenTabs } from '../ui/ScreenTabs.tsx';
import { AboutPanel } from './AboutPanel.tsx';
import { HowToList } from './HowToList.tsx';
import { KeyboardTable } from './KeyboardTable.tsx';
import { Lexicon } from './Lexicon.tsx';

const SECTIONS = ['comment-faire', 'lexique', 'clavier', 'a-propos'] as const;
type Section = (typeof SECTIONS)[number];

/** How to do what is done most, what every word means, what the keyboard does, and what the program is made of. */
export function HelpScreen({ section }: { section?: string }) {
  const shown = SECTIONS.find((known) => known === section) ?? 'comment-faire';
  return (
    <FillScreen>
      <PageHeader title="Aide" />
      <ScreenTabs<Section>
        label="Aide"
        shown={shown}
        onShow={(next) => goTo('help', { section: next }, {}, true)}
        tabs={[
          { name: 'comment-faire', label: 'Comment faire', content: <HowToList /> },
          { name: 'lexique', label: 'Lexique', content: <Lexicon /> },
          { name: 'clavier', label: 'Clavier', content: <KeyboardTable /> },
          { name: 'a-propos', label: 'À propos', content: <AboutPanel /> },
        ]}
      />
    </FillScreen>
  );
}
