using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>What is known of an invoice that another system issued.</summary>
/// <param name="Open">What is still owed of the gross.</param>
internal sealed record CarriedInvoice(
    string Number, DateOnly IssuedOn, DateOnly DueOn, string Currency, decimal Gross, decimal Vat, decimal Open,
    string? Reference = null, string? Description = null)
{
    private const int Hundred = 100;

    public decimal Net => Gross - Vat;

    /// <summary>For what is shown; the amount of VAT is the one that was invoiced.</summary>
    public decimal VatPercent => Net <= 0 ? 0 : Math.Min(Hundred, Math.Round(Vat / Net * Hundred, 2));

    /// <exception cref="BusinessRuleException">It cannot be.</exception>
    public void Check()
    {
        if (!Currencies.IsKnown(Currency)) throw Wrong(nameof(Currency), "Choose a currency of the list.");
        if (DueOn < IssuedOn) throw Wrong(nameof(DueOn), "An invoice is not due before it is issued.");
        Currencies.Exact(Gross, Currency, nameof(Gross));
        Currencies.Exact(Vat, Currency, nameof(Vat));
        Currencies.Exact(Open, Currency, nameof(Open));
        if (Gross <= 0) throw Wrong(nameof(Gross), "Enter an amount above zero.");
        if (Vat < 0 || Vat >= Gross) throw Wrong(nameof(Vat), "The VAT is a part of the total.");
        if (Open <= 0 || Open > Gross) throw Wrong(nameof(Open), "What is open is above zero and at most the total.");
    }

    private static BusinessRuleException Wrong(string field, string text) => new(text) { Field = field };
}
