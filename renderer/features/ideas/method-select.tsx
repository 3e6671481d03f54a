import { Check, ChevronDown } from 'lucide-react';
import { Select } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import type { Method } from '../../../contract/ideation.ts';
import type { Language } from '../../i18n/language.ts';
import { menuLook } from '../../ui/menu-look.ts';

interface MethodSelectProps {
  readonly methods: readonly Method[];
  readonly value: string;
  onChange(id: string): void;
}

/** The ways of provoking ideas, each with what it asks. */
export function MethodSelect({ methods, value, onChange }: MethodSelectProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  return (
    <Select.Root value={value} onValueChange={onChange}>
      <Select.Trigger
        aria-label={t('ideas.method')}
        className="flex h-8 min-w-0 items-center gap-2 rounded-md border border-hairline-strong pr-2 pl-3 text-ui font-medium hover:border-ink-3"
      >
        <span className="truncate">
          <Select.Value />
        </span>
        <Select.Icon>
          <ChevronDown size={14} className="text-ink-3" aria-hidden />
        </Select.Icon>
      </Select.Trigger>
      <Select.Portal>
        <Select.Content
          position="popper"
          sideOffset={6}
          className={`${menuLook} max-h-(--radix-select-content-available-height) w-[26rem] max-w-[calc(100vw-2rem)]`}
        >
          <Select.Viewport>
            {methods.map((method) => (
              <Select.Item
                key={method.id}
                value={method.id}
                className="relative cursor-default rounded-sm py-2 pr-3 pl-8 outline-none select-none data-[highlighted]:bg-accent-wash"
              >
                <Select.ItemIndicator className="absolute top-2.5 left-2.5 text-accent">
                  <Check size={14} aria-hidden />
                </Select.ItemIndicator>
                <span className="block font-medium">
                  <Select.ItemText>{method.name[language]}</Select.ItemText>
                </span>
                <span className="block text-small text-ink-2">{method.description[language]}</span>
              </Select.Item>
            ))}
          </Select.Viewport>
        </Select.Content>
      </Select.Portal>
    </Select.Root>
  );
}
