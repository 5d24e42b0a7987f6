/* The keyboard as a buzzer: many USB buttons are a Space or an Enter. By event.code, never by letter, never repeated. */
import { useEffect } from '../../vendor/ui.js';

const CODES = ['Space', 'Enter', 'NumpadEnter'];
const typing = (element) => element && (element.tagName === 'INPUT' || element.tagName === 'TEXTAREA');

/** Call `onPress` for a key that means the drum, as long as the component stays. */
export function useBuzzKey(onPress) {
  useEffect(() => {
    const onKey = (event) => {
      if (!CODES.includes(event.code) || typing(document.activeElement)) return;
      if (event.isComposing || event.keyCode === 229) return;      // an input method is open: the key is not ours
      event.preventDefault();
      if (!event.repeat) onPress();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onPress]);
}
