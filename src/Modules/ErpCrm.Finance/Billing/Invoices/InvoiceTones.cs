using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Ui.Localization;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>Tones and words of what can be seen of an invoice; derived, never stored.</summary>
internal static class InvoiceTones
{
    public static (string Tone, string Text) Of(InvoiceStatus status, bool isOpen, bool isCredited, DateOnly? dueOn,
        decimal gross, decimal open, DateOnly today, IStringLocalizer t)
    {
        if (status == InvoiceStatus.Draft) return ("gray", t["Draft"]);
        if (!isOpen && isCredited) return ("gray", t["Credited in full"]);
        if (!isOpen) return ("green", t["Paid"]);
        if (dueOn < today)
            return ("red", t.Count("Overdue {0} day|Overdue {0} days", today.DayNumber - dueOn.Value.DayNumber));
        if (open < gross) return ("amber", t["Partly paid"]);
        return ("blue", t["Open"]);
    }

    public static (string Tone, string Text) Of(Invoice invoice, DateOnly today, IStringLocalizer t) =>
        Of(invoice.Status, invoice.IsOpen, invoice.IsCredited, invoice.DueOn, invoice.Gross, invoice.OpenAmount, today,
            t);

    public static string WordOf(CreditedWork work) =>
        work == CreditedWork.MayBeBilledAgain ? "May be billed again" : "Written off";
}
