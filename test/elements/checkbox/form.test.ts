import '../../../src/define.js';
import { describeFormControl, type CheckboxLike } from '../../support/form-control.js';
import { box, oneTick } from '../../support/forms.js';
import type { AvvCheckbox } from '../../../src/elements/avv-checkbox.js';
import { until } from '../../support/viewer.js';

describeFormControl('a native checkbox', {
  make: () => Object.assign(document.createElement('input'), { type: 'checkbox' }),
  ready: async () => {},
  target: (control) => control,
});

describeFormControl('<avv-checkbox>', {
  make: () =>
    Object.assign(document.createElement('avv-checkbox'), { agreement: oneTick() }) as unknown as CheckboxLike,
  ready: async (control) => {
    await until(() => (control as unknown as AvvCheckbox).document);
    await (control as unknown as AvvCheckbox).updateComplete;
  },
  target: (control) => box(control as unknown as AvvCheckbox),
});
