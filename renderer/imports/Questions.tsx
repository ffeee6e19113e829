import { Radio } from '@mantine/core';
import { isLocalDate, localDate } from '../../shared/dates/local-date.ts';
import type { ImportQuestion } from '../../shared/imports/imports.contract.ts';
import { Card } from '../ui/Card.tsx';
import { DateField } from '../ui/DateField.tsx';
import classes from './Imports.module.css';
import { RateField } from './RateField.tsx';

export interface QuestionsProps {
  title?: string;
  questions: readonly ImportQuestion[];
  answers: Readonly<Record<string, string>>;
  onAnswer: (code: string, value: string) => void;
}

/** What the file itself leaves open, asked once with its evidence; the answers can be changed until the import. */
export function Questions({ title, questions, answers, onAnswer }: QuestionsProps) {
  return (
    <Card title={title ?? (questions.length > 1 ? 'À vous de dire' : 'Une question')}>
      <div className={classes.questions}>
        {questions.map((question) => {
          const answer = answers[question.code] ?? question.preset ?? '';
          const isOther = answer !== '' && !question.choices.some((choice) => choice.value === answer);
          return (
            <Radio.Group
              key={question.code}
              label={question.message}
              value={isOther ? '' : answer}
              onChange={(value) => onAnswer(question.code, value)}
            >
              <div className={classes.choices}>
                {question.choices.map((choice) => (
                  <Radio key={choice.value} value={choice.value} label={choice.label} />
                ))}
                {question.input === 'rate' && <RateField value={isOther ? answer : ''} onRate={(rate) => onAnswer(question.code, rate)} />}
                {question.input === 'date' && (
                  <DateField
                    className={classes.otherDay}
                    aria-label="Un autre jour"
                    placeholder="un autre jour"
                    value={isOther && isLocalDate(answer) ? localDate(answer) : null}
                    onChange={(day) => day !== null && onAnswer(question.code, day)}
                  />
                )}
              </div>
            </Radio.Group>
          );
        })}
      </div>
    </Card>
  );
}
