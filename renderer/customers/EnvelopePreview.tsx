import { type PostalAddressFields, postalAddress } from '../../shared/letters/postal-address.ts';
import { preflightMessages } from '../../shared/letters/preflight-messages.fr.ts';
import classes from './EnvelopePreview.module.css';

/** The six lines that will show through the window of the envelope, and what is wrong with them. */
export function EnvelopePreview({ fields }: { fields: PostalAddressFields }) {
  const { lines, problems } = postalAddress(fields);
  return (
    <div className={classes.preview}>
      <span className={classes.label}>Dans la fenêtre de l’enveloppe</span>
      {/* Typed afresh at each letter: a screen reader is told of the problems only. */}
      <address className={classes.window}>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines of an address may be alike
          <span key={index}>{line}</span>
        ))}
      </address>
      <div role="status">
        {problems.map((problem) => {
          const message = preflightMessages.address(problem);
          return (
            <p key={message} className={classes.problem}>
              {message}
            </p>
          );
        })}
      </div>
    </div>
  );
}
