using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Finance.Billing.CreditNotes;

/// <summary>What of an invoice is taken back.</summary>
internal sealed class CreditNoteForm
{
    public int Version { get; set; }
    public DateOnly? IssuedOn { get; set; }
    public string? Reason { get; set; }
    public CreditedWork Work { get; set; }
    public List<CreditLineForm> Lines { get; set; } = [];

    /// <summary>Issues although characters are missing in the typefaces.</summary>
    public bool AcceptsMissing { get; set; }

    [BindNever]
    public CreditContext? Context { get; set; }

    [BindNever]
    public CreditPreview? Preview { get; set; }

    /// <summary>Characters that the print cannot show.</summary>
    [BindNever]
    public IReadOnlyList<string> Missing { get; set; } = [];

    public CreditRequest Request() => new(
        Lines.Where(l => l.Quantity is not null and not 0).DistinctBy(l => l.LineId)
            .ToDictionary(l => l.LineId, l => l.Quantity!.Value), Work, Reason!.Trim(), IssuedOn!.Value);

    /// <summary>Begins with what was asked for before, as far as it is left.</summary>
    public void AskAgain(Concession asked)
    {
        (Reason, Work) = (asked.Reason, asked.Work);
        foreach (var line in Lines)
        {
            var before = asked.Lines.FirstOrDefault(l => l.InvoiceLineId == line.LineId)?.Quantity ?? 0;
            line.Quantity = Math.Abs(before) < Math.Abs(line.Quantity ?? 0) ? before : line.Quantity;
        }
    }

    public static CreditNoteForm Of(Invoice invoice, DateOnly today) => new()
    {
        Version = invoice.Version,
        IssuedOn = today,
        Context = CreditContext.Of(invoice),
        Lines = [.. invoice.Lines.OrderBy(l => l.Position)
            .Select(l => new CreditLineForm { LineId = l.Id, Quantity = CreditWriter.LeftOf(invoice, l) })],
    };
}

internal sealed class CreditLineForm
{
    public Guid LineId { get; set; }
    [Decimals(2)]
    public decimal? Quantity { get; set; }
}

/// <summary>The invoice as far as it can still be credited.</summary>
internal sealed record CreditContext(Guid InvoiceId, string Number, string CustomerName, string Currency,
    decimal OpenAmount, IReadOnlyDictionary<Guid, CreditContextLine> Lines)
{
    public static CreditContext Of(Invoice invoice) => new(
        invoice.Id, invoice.Number ?? "", invoice.CustomerName, invoice.Currency, invoice.OpenAmount,
        invoice.Lines.ToDictionary(l => l.Id, l => new CreditContextLine(l.Description, l.Unit, l.Quantity,
            CreditWriter.LeftOf(invoice, l), l.UnitPrice, l.Net)));
}

internal sealed record CreditContextLine(string Description, LineUnit Unit, decimal Quantity, decimal Left,
    decimal UnitPrice, decimal Net);

internal sealed class CreditNoteFormValidator : AbstractValidator<CreditNoteForm>
{
    public CreditNoteFormValidator()
    {
        RuleFor(f => f.IssuedOn).NotNull();
        RuleFor(f => f.Reason).NotEmpty().MaximumLength(300);
        RuleFor(f => f.Work).IsInEnum();
        RuleForEach(f => f.Lines).ChildRules(
            line => line.RuleFor(l => l.Quantity).PrecisionScale(12, 2, ignoreTrailingZeros: true));
    }
}
