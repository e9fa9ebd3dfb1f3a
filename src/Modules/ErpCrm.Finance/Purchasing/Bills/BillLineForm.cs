using ErpCrm.Finance.Purchasing.EInvoices;
using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Finance.Purchasing.Bills;

/// <summary>One line of the form.</summary>
internal sealed class BillLineForm
{
    /// <summary>Values a form of lines may post: some 900 lines of fifteen fields.</summary>
    public const int PostedValues = 16_384;
    private const decimal Largest = 10_000_000_000m;

    /// <summary>Null on a new line.</summary>
    public Guid? Id { get; set; }

    public string? Description { get; set; }
    public Guid? CategoryId { get; set; }
    public Guid? AccountId { get; set; }
    [Decimals(4)]
    public decimal? Quantity { get; set; }
    [Decimals(6)]
    public decimal? UnitPrice { get; set; }

    /// <summary>12 for 12 %: the supplier's rate, which need be none of ours.</summary>
    [Decimals(2)]
    public decimal? VatPercent { get; set; }
    public Guid? ProjectId { get; set; }
    public bool IsRebillable { get; set; }
    [Decimals(2)]
    public decimal? MarkupPercent { get; set; }
    public DateOnly? CoversFrom { get; set; }
    public DateOnly? CoversUntil { get; set; }

    [BindNever]
    public BillEditContext? Context { get; private set; }

    /// <summary>Its net amount as it is shown.</summary>
    [BindNever]
    public string Amount { get; private set; } = "";

    /// <summary>Whether more than the usual is said of it.</summary>
    public bool SaysMore => AccountId is not null || ProjectId is not null || CoversFrom is not null
        || CoversUntil is not null;

    /// <summary>For totals while it is typed: what would be refused counts nothing.</summary>
    public BillFigures Figures => new(Bounded(Quantity), Bounded(UnitPrice),
        VatPercent is >= 0 and <= 100 ? VatPercent.Value : 0);

    /// <param name="currency">Null where nothing is computed yet.</param>
    public void ShowIn(BillEditContext context, decimal net, string? currency)
    {
        Context = context;
        Amount = currency is null ? "" : Format.Number(net, Currencies.Digits(currency));
    }

    public BillLineTerms ToTerms() => new(Id, Description!, CategoryId, AccountId, Quantity ?? 0, UnitPrice ?? 0,
        VatPercent ?? 0)
    {
        ProjectId = ProjectId,
        IsRebillable = IsRebillable,
        MarkupPercent = MarkupPercent ?? 0,
        CoversFrom = CoversFrom,
        CoversUntil = CoversUntil,
    };

    public static BillLineForm Of(BillLine line) => new()
    {
        Id = line.Id,
        Description = line.Description,
        CategoryId = line.CategoryId,
        AccountId = line.AccountId,
        Quantity = line.Quantity,
        UnitPrice = line.UnitPrice,
        VatPercent = line.VatPercent,
        ProjectId = line.ProjectId,
        IsRebillable = line.IsRebillable,
        MarkupPercent = line.MarkupPercent == 0 ? null : line.MarkupPercent,
        CoversFrom = line.CoversFrom,
        CoversUntil = line.CoversUntil,
    };

    /// <summary>A line of an e-invoice, booked as the supplier's bills usually are.</summary>
    public static BillLineForm Of(ElectronicLine line, Supplier? supplier) => new()
    {
        Description = line.Description.Length <= BillLine.DescriptionLength
            ? line.Description
            : line.Description[..BillLine.DescriptionLength],
        CategoryId = supplier?.CategoryId,
        AccountId = supplier?.AccountId,
        Quantity = line.Quantity,
        UnitPrice = line.UnitPrice,
        VatPercent = line.VatPercent,
        CoversFrom = line.CoversFrom,
        CoversUntil = line.CoversUntil,
    };

    private static decimal Bounded(decimal? value) => value is > -Largest and < Largest ? value.Value : 0;
}

internal sealed class BillLineFormValidator : AbstractValidator<BillLineForm>
{
    public BillLineFormValidator()
    {
        RuleFor(l => l.Description).NotEmpty().MaximumLength(BillLine.DescriptionLength);
        RuleFor(l => l.Quantity).NotNull().PrecisionScale(14, 4, ignoreTrailingZeros: true);
        RuleFor(l => l.UnitPrice).NotNull().PrecisionScale(16, 6, ignoreTrailingZeros: true);
        RuleFor(l => l.VatPercent).NotNull().InclusiveBetween(0, 100);
        RuleFor(l => l.MarkupPercent).InclusiveBetween(0, 100);
    }
}
