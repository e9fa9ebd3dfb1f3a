using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Ui.Localization;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>What the words for an invoice follow from.</summary>
/// <param name="Credited">Gross of its credit notes.</param>
/// <param name="BadDebt">What was given up of it because nobody pays.</param>
internal sealed record InvoiceState(InvoiceStatus Status, bool IsOpen, DateOnly? DueOn, decimal Gross, decimal Open,
    decimal Credited, decimal BadDebt = 0)
{
    public bool IsCredited => Gross > 0 && Credited >= Gross;

    /// <summary>What is settled of it was credited: nobody paid.</summary>
    public bool IsOnlyCredited => Gross - Open <= Credited;
}

/// <summary>Tones and words of what can be seen of an invoice; derived, never stored.</summary>
internal static class InvoiceTones
{
    public static (string Tone, string Text) Of(InvoiceState invoice, DateOnly today, IStringLocalizer t)
    {
        if (invoice.Status == InvoiceStatus.Draft) return ("gray", t["Draft"]);
        if (invoice is { IsOpen: false, BadDebt: > 0 }) return ("gray", t["Written off"]);
        if (!invoice.IsOpen) return invoice.IsCredited ? ("gray", t["Credited in full"]) : ("green", t["Paid"]);
        if (invoice.DueOn < today)
            return ("red",
                t.Count("Overdue {0} day|Overdue {0} days", today.DayNumber - invoice.DueOn.Value.DayNumber));
        if (invoice.Open == invoice.Gross) return ("blue", t["Open"]);
        return ("amber", t[invoice.IsOnlyCredited ? "Partly credited" : "Partly paid"]);
    }

    public static string WordOf(CreditedWork work) =>
        work == CreditedWork.MayBeBilledAgain ? "May be billed again" : "Written off";
}
