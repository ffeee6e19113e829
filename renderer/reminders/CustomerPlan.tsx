import { Card } from '../ui/Card.tsx';
import classes from './CustomerPlan.module.css';
import { PlanPicker } from './PlanPicker.tsx';

/** The plan that a customer goes through, on its sheet. */
export function CustomerPlan({ customerId }: { customerId: number }) {
  return (
    <div className={classes.place}>
      <Card title="Relances">
        <PlanPicker customerId={customerId} label="Plan de relance de ce client" />
      </Card>
    </div>
  );
}
