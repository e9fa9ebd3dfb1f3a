using System.Globalization;
using ErpCrm.Contracts.Crm;
using ErpCrm.Finance.Copies;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>A draft as it is edited: what stands around the lines, and the lines in their order.</summary>
internal sealed class InvoiceForm
{
    public int Version { get; set; }
    public string? Reference { get; set; }
    public string? Notes { get; set; }
    public int? PaymentTermDays { get; set; }
    public PaymentTermKind PaymentTermKind { get; set; }

    /// <summary>The series of its number; null for the usual one.</summary>
    public Guid? SeriesId { get; set; }

    /// <summary>Whether prices are given with VAT.</summary>
    public bool PricesIncludeVat { get; set; }

    /// <summary>Taken off the whole invoice.</summary>
    [Decimals(2)]
    public decimal? DiscountPercent { get; set; }

    /// <summary>An amount that is taken off instead of a percent, as prices are given.</summary>
    [Decimals(3)]
    public decimal? DiscountFixed { get; set; }

    public string? DiscountReason { get; set; }
    public List<LineForm> Lines { get; set; } = [];

    [BindNever]
    public InvoiceFormContext? Context { get; private set; }

    /// <summary>Shows the form, and each of its lines, with what stands around them.</summary>
    public void ShowIn(InvoiceFormContext context)
    {
        Context = context;
        foreach (var line in Lines) line.Context = context;
    }

    public static InvoiceForm Of(Invoice invoice) => new()
    {
        Version = invoice.Version,
        Reference = invoice.Reference,
        Notes = invoice.Notes,
        PaymentTermDays = invoice.PaymentTermDays,
        PaymentTermKind = invoice.PaymentTermKind,
        SeriesId = invoice.SeriesId,
        PricesIncludeVat = invoice.PricesIncludeVat,
        DiscountPercent = invoice.DiscountPercent > 0 ? invoice.DiscountPercent : null,
        DiscountFixed = invoice.DiscountFixed > 0 ? invoice.DiscountFixed : null,
        DiscountReason = invoice.DiscountReason,
        Lines = [.. invoice.Lines.OrderBy(l => l.Position).Select(LineForm.Of)],
    };

    /// <summary>Makes the draft what the form says: changes, adds, removes and orders its lines.</summary>
    public void Apply(Invoice invoice, IReadOnlyDictionary<Guid, ProjectCopy> projects)
    {
        invoice.Change(Reference, Notes, PaymentTermDays ?? 0, PaymentTermKind);
        invoice.NumberIn(SeriesId);
        var kept = Lines.Where(l => l.Id is not null).Select(l => l.Id!.Value).ToHashSet();
        foreach (var line in invoice.Lines.Where(l => !kept.Contains(l.Id)).ToList()) invoice.RemoveLine(line.Id);
        List<Guid> order = [];
        for (var i = 0; i < Lines.Count; i++) order.Add(Apply(invoice, Lines[i], i, projects));
        invoice.Reorder(order);
        invoice.Price(new InvoicePrices(DiscountPercent ?? 0, DiscountFixed ?? 0, DiscountReason, PricesIncludeVat));
        invoice.HandOver(projects);
    }

    /// <summary>
    /// Brings in what somebody else saved of the lines meanwhile, so
    /// that saving again takes nothing away unseen: added lines join
    /// the form, changed and removed ones are told at the line.
    /// </summary>
    /// <returns>What to say at which field.</returns>
    public IReadOnlyList<(string Field, string Message)> Merge(InvoiceForm theirs, IStringLocalizer texts)
    {
        var told = new List<(string, string)>();
        for (var i = 0; i < Lines.Count; i++)
        {
            if (Lines[i].Id is not { } id) continue;
            var their = theirs.Lines.Find(l => l.Id == id);
            if (their is null)
                told.Add(($"Lines[{i}].Description",
                    texts["Somebody removed this line meanwhile. Remove it, or enter it as a new line."]));
            else if (!their.SaysTheSameAs(Lines[i]))
                told.Add(($"Lines[{i}].Description", texts["Somebody saved meanwhile: {0}", their.Summary()]));
        }

        foreach (var added in theirs.Lines.Where(l => Lines.TrueForAll(mine => mine.Id != l.Id)).ToList())
        {
            Lines.Add(added);
            told.Add(($"Lines[{Lines.Count - 1}].Description", texts["Somebody added this line meanwhile."]));
        }

        return told;
    }

    private static Guid Apply(Invoice invoice, LineForm form, int index,
        IReadOnlyDictionary<Guid, ProjectCopy> projects)
    {
        try
        {
            if (form.Id is not { } id)
                return invoice.AddFree(form.ProjectId is { } project ? projects.GetValueOrDefault(project) : null,
                    form.Content()).Id;
            invoice.ChangeLine(id, form.Content());
            return id;
        }
        catch (BusinessRuleException e) when (e.Field is null)
        {
            throw new BusinessRuleException(e.Message, [.. e.Arguments]) { Field = $"Lines[{index}].Quantity" };
        }
    }
}

/// <summary>One line of the form.</summary>
internal sealed class LineForm
{
    /// <summary>Values a form of lines may post: some 700 lines of eleven fields, more than one page can bill.
    /// </summary>
    public const int PostedValues = 8192;

    /// <summary>Null on a new line.</summary>
    public Guid? Id { get; set; }

    /// <summary>It deducts a deposit; only what is shown of the totals depends on it.</summary>
    public bool IsDeduction { get; set; }

    public Guid? ProjectId { get; set; }
    public string? Description { get; set; }
    [Decimals(2)]
    public decimal? Quantity { get; set; }
    public LineUnit Unit { get; set; }
    [Decimals(6)]
    public decimal? UnitPrice { get; set; }
    [Decimals(2)]
    public decimal? DiscountPercent { get; set; }

    /// <summary>Rate and reason of the line's VAT: <c>12|</c>, <c>0|Exempt from VAT</c>; of a rate of another category
    /// than these say, that too: <c>0;ReverseCharge;VATEX-EU-AE|Reverse charge</c>.</summary>
    public string? Vat { get; set; }

    /// <summary>First day of a service that is earned day by day.</summary>
    public DateOnly? ServiceFrom { get; set; }

    public DateOnly? ServiceTo { get; set; }

    [BindNever]
    public InvoiceFormContext? Context { get; set; }

    public static LineForm Of(InvoiceLine line) => new()
    {
        Id = line.Id,
        IsDeduction = line.IsDeduction,
        ProjectId = line.ProjectId,
        Description = line.Description,
        Quantity = line.Quantity,
        Unit = line.Unit,
        UnitPrice = line.UnitPrice,
        DiscountPercent = line.DiscountPercent,
        Vat = VatChoice.KeyOf(line.Rate()),
        ServiceFrom = line.ServiceFrom,
        ServiceTo = line.ServiceTo,
    };

    public bool SaysTheSameAs(LineForm other) =>
        Description?.Trim() == other.Description?.Trim() && Quantity == other.Quantity && Unit == other.Unit
            && UnitPrice == other.UnitPrice
        && (DiscountPercent ?? 0) == (other.DiscountPercent ?? 0) && Vat == other.Vat
            && ServiceFrom == other.ServiceFrom && ServiceTo == other.ServiceTo;

    public string Summary()
    {
        var quantity = Quantity?.ToString("#,0.##", CultureInfo.CurrentCulture);
        var price = UnitPrice?.ToString("#,0.00####", CultureInfo.CurrentCulture);
        var discount = DiscountPercent > 0 ? $" − {LineTexts.Percent(DiscountPercent.Value)}" : "";
        return $"{Description}, {quantity} × {price}{discount}";
    }

    public LineContent Content()
    {
        var vat = VatChoice.Parse(Vat);
        return new LineContent(Description!.Trim(), Quantity ?? 0, Unit, UnitPrice ?? 0, DiscountPercent ?? 0,
            vat.Percent, vat.Note, ServiceFrom, ServiceTo, vat.Category, vat.Code);
    }
}

/// <summary>What the form's page shows around it.</summary>
internal sealed record InvoiceFormContext(
    Guid InvoiceId,
    string CustomerName,
    string Currency,
    IReadOnlyList<SelectListItem> VatRates,
    IReadOnlyList<SelectListItem> Projects,
    IReadOnlyDictionary<Guid, decimal> BackedQuantities,
    string DefaultVat)
{
    public VatRounding VatRounding { get; init; }

    /// <summary>Series beside the usual one; none where there is one series for all.</summary>
    public IReadOnlyList<SelectListItem> Series { get; init; } = [];
}

internal sealed class InvoiceFormValidator : AbstractValidator<InvoiceForm>
{
    public InvoiceFormValidator()
    {
        RuleFor(f => f.Reference).MaximumLength(100);
        RuleFor(f => f.Notes).MaximumLength(2000);
        RuleFor(f => f.PaymentTermDays).NotNull().InclusiveBetween(0, 365);
        RuleFor(f => f.PaymentTermKind).IsInEnum();
        RuleFor(f => f.DiscountPercent).InclusiveBetween(0, 100).PrecisionScale(5, 2, ignoreTrailingZeros: true);
        RuleFor(f => f.DiscountFixed).InclusiveBetween(0, Currencies.Largest);
        RuleFor(f => f.DiscountReason).MaximumLength(Invoice.DiscountReasonLength);
        RuleForEach(f => f.Lines).SetValidator(new LineFormValidator());
    }
}

internal sealed class LineFormValidator : AbstractValidator<LineForm>
{
    public LineFormValidator()
    {
        RuleFor(l => l.Description).NotEmpty().MaximumLength(InvoiceLine.DescriptionLength);
        RuleFor(l => l.Quantity).NotNull().PrecisionScale(12, 2, ignoreTrailingZeros: true);
        RuleFor(l => l.UnitPrice).NotNull().PrecisionScale(16, 6, ignoreTrailingZeros: true);
        RuleFor(l => l.DiscountPercent).InclusiveBetween(0, 100).PrecisionScale(5, 2, ignoreTrailingZeros: true);
        RuleFor(l => l.Vat).NotEmpty();
        RuleFor(l => l.ServiceFrom).NotNull().When(l => l.ServiceTo is not null);
        RuleFor(l => l.ServiceTo).NotNull().GreaterThanOrEqualTo(l => l.ServiceFrom)
            .When(l => l.ServiceFrom is not null);
    }
}
