using ErpCrm.Contracts.Crm;
using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Billing.EInvoices;
using ErpCrm.Finance.Billing.Numbering.OwnSeries;
using ErpCrm.Finance.Billing.Unbilled;
using ErpCrm.Finance.Billing.VatRules;
using ErpCrm.Finance.TaxRates;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>An invoice that begins empty, for what was not delivered through a project.</summary>
internal sealed class NewInvoiceForm
{
    public Guid? CompanyId { get; set; }

    [BindNever]
    public string? CompanyName { get; set; }

    public string? Currency { get; set; }
}

internal sealed class NewInvoiceFormValidator : AbstractValidator<NewInvoiceForm>
{
    public NewInvoiceFormValidator()
    {
        RuleFor(f => f.CompanyId).NotEmpty();
        RuleFor(f => f.Currency).Must(code => string.IsNullOrEmpty(code) || Currencies.IsKnown(code));
    }
}

/// <summary>The day an invoice is issued on.</summary>
internal sealed class IssueForm
{
    public int Version { get; set; }
    public DateOnly? IssuedOn { get; set; }

    /// <summary>Why something is taken off; only where somebody is asked about it.</summary>
    public string? Reason { get; set; }

    /// <summary>Issues although characters are missing in the typefaces.</summary>
    public bool AcceptsMissing { get; set; }

    [BindNever]
    public IssueContext? Context { get; set; }
}

internal sealed class IssueFormValidator : AbstractValidator<IssueForm>
{
    public IssueFormValidator()
    {
        RuleFor(f => f.IssuedOn).NotNull();
        RuleFor(f => f.Reason).MaximumLength(Concession.ReasonLength);
    }
}

/// <summary>What is about to be issued.</summary>
internal sealed record IssueContext(Guid InvoiceId, string CustomerName, string Currency, decimal Gross, int Lines,
    int PaymentTermDays, decimal Unbacked, decimal GivenAway)
{
    public PaymentTermKind PaymentTermKind { get; init; }

    /// <summary>What a customer looks for on an invoice and the company has not entered, as texts.</summary>
    public IReadOnlyList<string> Lacking { get; init; } = [];

    /// <summary>Characters that the print cannot show.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>What it lacks to be issued as an e-invoice; null where it is not to be one, or lacks nothing.</summary>
    public LackingView? LacksAsEInvoice { get; init; }

    /// <summary>What it takes off, where somebody is asked about it first; else 0.</summary>
    public decimal AskedDiscount { get; init; }

    public static IssueContext Of(Invoice invoice)
    {
        var told = invoice.Lines.Where(_ => !invoice.IsDeposit)
            .Select(l => LineBacking.ToTell(l, invoice.Currency)).ToList();
        return new IssueContext(
            invoice.Id, invoice.CustomerName, invoice.Currency, invoice.Gross, invoice.Lines.Count,
            invoice.PaymentTermDays,
            told.Sum(t => t.Unbacked), told.Sum(t => t.GivenAway)) { PaymentTermKind = invoice.PaymentTermKind };
    }
}

/// <summary>Totals under the lines.</summary>
internal sealed record InvoiceTotals(string Currency, decimal Net, IReadOnlyList<VatGroup> VatGroups, decimal Gross)
{
    /// <summary>The amount of each line as it is printed, in their order.</summary>
    public IReadOnlyList<decimal> Lines { get; init; } = [];

    /// <summary>What the gross amount is, as a text.</summary>
    public string Word { get; init; } = "Amount due";

    /// <summary>What is taken off the whole document; null where nothing is.</summary>
    public DocumentDiscount? Discount { get; init; }

    public static InvoiceTotals Of(InvoiceForm form, string currency, VatRounding rounding)
    {
        var lines = form.Lines.ConvertAll(line => new PricedLine(NetOf(line, currency), VatChoice.Parse(line.Vat))
        {
            IsDeduction = line.IsDeduction,
        });
        var percent = form.DiscountPercent is > 0 and <= 100 ? form.DiscountPercent.Value : 0;
        var amount = form.DiscountFixed is > 0 and <= Currencies.Largest ? form.DiscountFixed.Value : 0;
        var sums = DocumentSums.Of(lines, new PriceTerms(form.PricesIncludeVat, rounding, percent, amount), currency);
        var groups = VatGroup.Of(lines.Zip(sums.Lines, (line, share) => (line.Rate, share.Net, share.Vat)));
        return new InvoiceTotals(currency, sums.Net, groups, sums.Net + sums.Vat)
        {
            Lines = [.. lines.Select(l => l.Amount)],
            Discount = DocumentDiscount.Of(sums.Discount, percent, form.DiscountReason, lines.Sum(l => l.Amount)),
        };
    }

    /// <summary>The amount of one line. One that is refused is shown all the same, and counts nothing.</summary>
    public static decimal NetOf(LineForm line, string currency)
    {
        var quantity = Rounding.Round(line.Quantity ?? 0, InvoiceLine.QuantityDigits);
        var discount = line.DiscountPercent is > 0 and <= 100 ? line.DiscountPercent.Value : 0;
        var net = InvoiceLine.NetOf(quantity, line.UnitPrice ?? 0, discount, currency);
        return Math.Abs(net) <= Currencies.Largest ? net : 0;
    }
}

/// <summary>What a document takes off the amounts of its lines, as prices are given.</summary>
/// <param name="Percent">0 where an amount was agreed.</param>
/// <param name="Lines">What the lines come to before it.</param>
internal sealed record DocumentDiscount(decimal Amount, decimal Percent, string? Reason, decimal Lines)
{
    public static DocumentDiscount? Of(decimal amount, decimal percent, string? reason, decimal lines) =>
        amount == 0 ? null : new DocumentDiscount(amount, percent, reason, lines);
}

internal static class InvoiceFormContexts
{
    public static async Task<InvoiceFormContext> LoadAsync(FinanceDbContext db, Invoice invoice, Access access,
        DateOnly today, IStringLocalizer texts, CancellationToken ct)
    {
        // New lines are of the day of issue; a line that bills work, of the day it was delivered (domain-rules §2).
        var vat = await TaxCalendar.LoadAsync(db, ct);
        var rates = invoice.Lines.Select(l => l.TaxPoint(today)).Prepend(today).Distinct().SelectMany(vat.OfferedOn)
            .DistinctBy(r => r.Id)
            .ToList();
        var projects = await db.Projects.AsNoTracking().VisibleTo(db, access)
            .Where(p => p.CompanyId == invoice.CompanyId && p.Currency == invoice.Currency)
            .OrderByDescending(p => p.StartsOn).Take(100).Select(p => new { p.Id, p.Code, p.Name }).ToListAsync(ct);
        var choices = rates.Select(r => (Key: VatChoice.KeyOf(r), Name: texts[r.Name].Value))
            .Concat(invoice.Lines.Select(l => (Key: VatChoice.KeyOf(l.Rate()), Name: LineTexts.Percent(l.VatPercent))))
            .Append((Key: VatChoice.KeyOf(0, null), Name: texts["No VAT"].Value))
            .DistinctBy(c => c.Key).ToList();
        return new InvoiceFormContext(
            invoice.Id,
            invoice.CustomerName,
            invoice.Currency,
            [.. choices.Select(c => new SelectListItem(c.Name, c.Key))],
            [.. projects.Select(p => new SelectListItem($"{p.Code} {p.Name}", p.Id.ToString()))],
            invoice.Lines.ToDictionary(l => l.Id, l => l.BackedQuantity),
            choices[0].Key)
        {
            VatRounding = await db.VatRules.RoundingOnAsync(today, ct),
            Series = await db.InvoiceSeries.OfferedAsync(invoice.SeriesId, ct),
        };
    }
}
