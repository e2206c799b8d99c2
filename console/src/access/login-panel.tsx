// The ways in, as buttons: passkey, the firm's own log-in, and in the demo a role of one's choice.
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Role } from '../../../src/edge/console/messages.ts';
import { isApiError } from '../api/client.ts';
import { accessWords } from '../words/access-words.ts';
import { useWords } from '../words/language.tsx';
import { shellWords } from '../words/shell-words.ts';
import { logInAsDemo, logInWithPasskey, readOffer } from './log-in.ts';

function useFailure(error: unknown): string | undefined {
  const words = useWords(accessWords);
  if (!error) return undefined;
  if (!isApiError(error)) return words.cancelled;
  return error.problem.status === 401 || error.problem.status === 403
    ? words.refused
    : words.failed;
}

export function LoginPanel({ onIn }: { onIn: () => void }) {
  const words = useWords(accessWords);
  const offer = useQuery({ queryKey: ['login'], queryFn: readOffer });
  const passkey = useMutation({ mutationFn: logInWithPasskey, onSuccess: onIn });
  const demo = useMutation({ mutationFn: logInAsDemo, onSuccess: onIn });
  const failure = useFailure(passkey.error ?? demo.error);
  const methods = offer.data?.methods;
  if (!methods) return <p role="status">{offer.isError ? words.unreachable : ' '}</p>;
  return (
    <div className="stack">
      {methods.passkey && (
        <Button
          size="sm"
          data-autofocus
          loading={passkey.isPending}
          onClick={() => passkey.mutate()}
        >
          {words.passkey}
        </Button>
      )}
      {methods.oidc && (
        <Button component="a" size="sm" variant="default" href="/console/api/login/oidc">
          {words.oidc}
        </Button>
      )}
      {methods.demo && (
        <DemoRoles roles={offer.data?.roles ?? []} onChoose={(role) => demo.mutate(role)} />
      )}
      {!methods.passkey && !methods.oidc && !methods.demo && <p>{words.nothing}</p>}
      {failure && <p role="alert">{failure}</p>}
    </div>
  );
}

interface DemoRolesProps {
  readonly roles: readonly Role[];
  readonly onChoose: (role: Role) => void;
}

function DemoRoles({ roles, onChoose }: DemoRolesProps) {
  const words = useWords(accessWords);
  const { roles: names } = useWords(shellWords);
  return (
    <section className="stack">
      <h2>{words.demo}</h2>
      <div className="row wrap">
        {roles.map((role) => (
          <Button key={role} variant="default" onClick={() => onChoose(role)}>
            {names[role]}
          </Button>
        ))}
      </div>
      <p className="soft small">{words.demoNote}</p>
    </section>
  );
}
