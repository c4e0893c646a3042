import { money, type Decimal } from '../ui/format';
import { useLanguage } from '../ui/parts';

/** A result: the sign says what the colour repeats. */
export function Gain({ amount, currency }: { amount: Decimal | undefined; currency: string }) {
  const language = useLanguage();
  if (amount === undefined) return <span className="dim">–</span>;
  const sign = Math.sign(Number(amount));
  return (
    <span className={sign < 0 ? 'tone-bad' : sign > 0 ? 'tone-good' : 'soft'}>
      {sign > 0 ? '+' : ''}
      {money(amount, currency, language)}
    </span>
  );
}
