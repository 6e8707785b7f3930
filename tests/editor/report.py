"""What held and what did not, as a table."""

from language_server import NoAnswer


class Report:
    """Prints a line for each case, and counts."""

    def __init__(self):
        self.passed = self.failed = 0
        self.form = ""

    def title(self, text):
        print(f"\n{self.form}{text}", flush=True)

    def is_equal(self, what, ask, wanted):
        self.case(what, ask, wanted, lambda found: found == wanted)

    def has_all(self, what, ask, wanted):
        self.case(what, ask, wanted, lambda found: all(part in found for part in wanted))

    def case(self, what, ask, wanted, holds):
        try:
            found = ask()
        except NoAnswer as refusal:
            found = []
            what += f" ({refusal})"
        if holds(found):
            self.passed += 1
            print(f"  ok    {what}", flush=True)
        else:
            self.failed += 1
            print(f"  FAIL  {what}\n          wanted {wanted}\n          found  {found}", flush=True)
