using ErpCrm.Contracts.Crm;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>The day an invoice is due (domain-rules §23): terms that go by the end of a month say so.</summary>
internal static class DueDay
{
    public static DateOnly Of(PaymentTermKind kind, int days, DateOnly issuedOn) => kind switch
    {
        PaymentTermKind.AfterMonthEnd => EndOfMonth(issuedOn).AddDays(days),
        PaymentTermKind.ToMonthEnd => EndOfMonth(issuedOn.AddDays(days)),
        _ => issuedOn.AddDays(days),
    };

    private static DateOnly EndOfMonth(DateOnly day) =>
        new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
}
