import type { PlanStep } from './plans.contract.ts';
import type { ReminderChannel, ReminderLevel, ReminderTone, StepTemplate } from './reminders.contract.ts';

const TONES: Record<ReminderLevel, ReminderTone> = {
  notice: 'courteous',
  satisfaction: 'courteous',
  R1: 'courteous',
  call: 'respectful',
  R2: 'respectful',
  R3: 'firm',
  formalNotice: 'firm',
};

const TEMPLATES: Record<ReminderLevel, StepTemplate | null> = {
  notice: null,
  satisfaction: null,
  R1: 'reminder1',
  call: null,
  R2: 'reminder2',
  R3: 'reminder3',
  formalNotice: 'formalNotice',
};

const CHANNELS: Record<ReminderLevel, ReminderChannel> = {
  notice: 'email',
  satisfaction: 'phone',
  R1: 'email',
  call: 'phone',
  R2: 'letter',
  R3: 'letter',
  formalNotice: 'letter',
};

/** A step as plans usually have it: interest and the 40 € from the third reminder on. */
export function usualStep(level: ReminderLevel, offsetDays: number): PlanStep {
  const chargesFees = level === 'R3' || level === 'formalNotice';
  return { level, offsetDays, channel: CHANNELS[level], tone: TONES[level], template: TEMPLATES[level], chargesFees };
}

/** Days after the formal notice's deadline from which the legal stage is reached. */
export const USUAL_LEGAL_DELAY_DAYS = 8;

export interface ShippedPlan {
  key: 'standard' | 'soft' | 'firm';
  name: string;
  isDefault: boolean;
  steps: readonly PlanStep[];
}

/** The plans that every company begins with: for most, for good payers and key accounts, for late payers. */
export const SHIPPED_PLANS: readonly ShippedPlan[] = [
  {
    key: 'standard',
    name: 'Standard',
    isDefault: true,
    steps: [
      usualStep('notice', -7),
      usualStep('R1', 3),
      usualStep('call', 8),
      usualStep('R2', 15),
      usualStep('R3', 30),
      usualStep('formalNotice', 45),
    ],
  },
  {
    key: 'soft',
    name: 'Souple',
    isDefault: false,
    steps: [
      usualStep('satisfaction', 10),
      usualStep('notice', -3),
      usualStep('R1', 7),
      usualStep('call', 12),
      usualStep('R2', 20),
      usualStep('R3', 40),
      usualStep('formalNotice', 60),
    ],
  },
  {
    key: 'firm',
    name: 'Ferme',
    isDefault: false,
    steps: [
      usualStep('notice', -15),
      usualStep('R1', 1),
      usualStep('call', 4),
      usualStep('R2', 8),
      usualStep('R3', 15),
      usualStep('formalNotice', 25),
    ],
  },
];
