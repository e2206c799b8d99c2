// Settings: the policy in yen, and for those who may, users and keys.
import { Link } from 'wouter';
import type { Role } from '../../../src/edge/console/messages.ts';
import { useSession } from '../api/queries.ts';
import { Notice } from '../parts/notice.tsx';
import { useWords } from '../words/language.tsx';
import { settingsWords } from '../words/settings-words.ts';
import { KeysPart } from './keys-part.tsx';
import { PasskeysPart } from './passkeys-part.tsx';
import { PolicyPart } from './policy-part.tsx';
import { UsersPart } from './users-part.tsx';
import '../css/settings.css';

const parts = ['policy', 'users', 'keys', 'passkeys'] as const;
type Part = (typeof parts)[number];

/** As the service has it: users and keys are for administrators, and for auditors to look at. */
function maySee(part: Part, role: Role): boolean {
  if (part === 'users' || part === 'keys') return role === 'administrator' || role === 'auditor';
  return true;
}

export function SettingsPage({ part }: { part: string }) {
  const words = useWords(settingsWords);
  const role = useSession().data?.user.role ?? 'analyst';
  return (
    <>
      <div className="page-head">
        <h1>{words.title}</h1>
        <nav className="row" aria-label={words.title}>
          {parts
            .filter((name) => maySee(name, role))
            .map((name) => (
              <Link
                key={name}
                href={`/settings/${name}`}
                className="view"
                aria-current={part === name ? 'page' : undefined}
              >
                {words.parts[name]}
              </Link>
            ))}
        </nav>
      </div>
      {part === 'policy' && <PolicyPart />}
      {part === 'users' && maySee('users', role) && (
        <UsersPart mayChange={role === 'administrator'} />
      )}
      {part === 'keys' && maySee('keys', role) && <KeysPart mayChange={role === 'administrator'} />}
      {part === 'passkeys' && <PasskeysPart />}
      <Notice />
    </>
  );
}
