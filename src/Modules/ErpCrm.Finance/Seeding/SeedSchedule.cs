using ErpCrm.Demo.Seeding;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Seeding;

/// <summary>An amount that arrives for an invoice.</summary>
internal sealed record ExpectedPayment(Guid InvoiceId, Guid CompanyId, string Customer, string Currency, string Number,
    decimal Amount, DateOnly On);

/// <summary>Decided when an invoice is issued: when it is paid, in how many parts, whether it is credited.</summary>
internal sealed class SeedSchedule
{
    private const int Never = 5;
    private const int Credited = 2;
    private const int InTwoParts = 8;
    private readonly Dictionary<int, List<ExpectedPayment>> _payments = [];
    private readonly Dictionary<int, List<Guid>> _credits = [];

    public void Decide(SeedWorld world, Invoice invoice)
    {
        var chance = SeedWorld.Chance("finance.fate " + invoice.Number);
        var lag = HabitOf(invoice.CustomerName) + chance.Next(-4, 9);
        var due = invoice.DueOn!.Value.AddDays(lag) is var day && day > invoice.IssuedOn
            ? day
            : invoice.IssuedOn!.Value.AddDays(1);
        switch (chance.Next(100))
        {
            case < Never:
                return;
            case < Never + Credited:
                Add(_credits, WeekOf(world, invoice.IssuedOn!.Value.AddDays(chance.Next(8, 30))), invoice.Id);
                return;
            case < Never + Credited + InTwoParts:
                var half = Rounding.Round(invoice.Gross / 2, invoice.Currency);
                if (half > 0) Expect(world, invoice, half, due);
                Expect(world, invoice, invoice.Gross - half, due.AddDays(28));
                return;
            default:
                Expect(world, invoice, invoice.Gross, due);
                return;
        }
    }

    public IReadOnlyList<ExpectedPayment> PaymentsOf(SeedWeek week) =>
        _payments.Remove(week.Number, out var due) ? [.. due.Where(p => p.On <= week.LastDay)] : [];

    public IReadOnlyList<Guid> CreditsOf(SeedWeek week) => _credits.Remove(week.Number, out var due) ? due : [];

    private void Expect(SeedWorld world, Invoice invoice, decimal amount, DateOnly on) => Add(
        _payments, WeekOf(world, on), new ExpectedPayment(invoice.Id, invoice.CompanyId, invoice.CustomerName,
            invoice.Currency, invoice.Number!, amount, on));

    // Days after the due day; a few customers are always late.
    private static int HabitOf(string customer) => SeedWorld.Chance("finance.habit " + customer)
        .Next(10) switch { 0 or 1 => -6, 2 or 3 or 4 => 0, 5 or 6 => 6, 7 or 8 => 14, _ => 34 };

    private static int WeekOf(SeedWorld world, DateOnly day) => (day.DayNumber - world.FirstDay.DayNumber) / 7;

    private static void Add<T>(Dictionary<int, List<T>> plan, int week, T item)
    {
        if (!plan.TryGetValue(week, out var items)) plan[week] = items = [];
        items.Add(item);
    }
}
