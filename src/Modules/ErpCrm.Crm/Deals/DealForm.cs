using ErpCrm.Contracts;
using ErpCrm.Contracts.Crm;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Custom;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Crm.Deals;

internal sealed class MilestoneForm
{
    public string? Name { get; set; }
    [Amount]
    public decimal? Amount { get; set; }
    public DateOnly? DueOn { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && Amount is null && DueOn is null;
}

internal sealed class DealForm : ICustomForm
{
    public int? Version { get; set; }
    public string? Name { get; set; }
    public Guid? CompanyId { get; set; }
    public string? CompanyIdText { get; set; }
    public Guid? ContactId { get; set; }
    public string? ContactIdText { get; set; }
    public Guid? StageId { get; set; }
    [Amount]
    public decimal? Amount { get; set; }
    public string? Currency { get; set; }
    public DateOnly? ExpectedCloseOn { get; set; }
    public Guid? OwnerId { get; set; }
    public int? OwnProbability { get; set; }
    public BillingMethod? Billing { get; set; }
    [Amount]
    public decimal? HourlyRate { get; set; }
    [Hours]
    public decimal? BudgetHours { get; set; }
    [Amount]
    public decimal? MonthlyFee { get; set; }
    public int? Months { get; set; }
    public DateOnly? StartsOn { get; set; }
    [ComparedByRow]
    public List<MilestoneForm> Milestones { get; set; } = [];
    public string? Note { get; set; }

    public CustomInput Custom { get; set; } = new();

    public string CustomKind => Kinds.Deal;

    string? ICustomForm.CustomStage => Custom.Stage ?? StageId?.ToString();

    /// <summary>What the deal is called until this is saved; null for a new one.</summary>
    [BindNever]
    public string? NameBefore { get; set; }

    public static DealForm Of(Deal deal, string? contactName) => new()
    {
        NameBefore = deal.Name,
        Version = deal.Version,
        Name = deal.Name,
        CompanyId = deal.CompanyId,
        CompanyIdText = deal.Company?.Name,
        ContactId = deal.ContactId,
        ContactIdText = contactName,
        StageId = deal.StageId,
        Amount = deal.Amount,
        Currency = deal.Currency,
        ExpectedCloseOn = deal.ExpectedCloseOn,
        OwnerId = deal.OwnerId,
        OwnProbability = deal.OwnProbability,
        Billing = deal.Billing,
        HourlyRate = deal.HourlyRate,
        BudgetHours = deal.BudgetHours,
        MonthlyFee = deal.MonthlyFee,
        Months = deal.Months,
        StartsOn = deal.StartsOn,
        Milestones = [.. deal.Milestones.OrderBy(m => m.Position)
            .Select(m => new MilestoneForm { Name = m.Name, Amount = m.Amount, DueOn = m.DueOn })],
        Note = deal.Note,
        Custom = CustomInput.Of(deal),
    };

    public DealData ToData() => new()
    {
        Name = Name ?? "",
        ContactId = ContactId,
        Note = Note ?? "",
        Amount = AmountOrEstimate(),
        Currency = Currency ?? "",
        ExpectedCloseOn = ExpectedCloseOn,
        OwnerId = OwnerId,
        OwnProbability = OwnProbability,
        Billing = Billing ?? BillingMethod.TimeAndMaterial,
        HourlyRate = HourlyRate,
        BudgetHours = BudgetHours,
        MonthlyFee = MonthlyFee,
        Months = Months,
        StartsOn = StartsOn,
        Milestones = [
            .. Milestones.Where(m => !m.IsEmpty).Select(m => new MilestoneTerms(m.Name ?? "", m.Amount ?? 0, m.DueOn))],
    };

    // Hours at a rate are an estimate, when none was typed.
    private decimal AmountOrEstimate() =>
        Amount ?? (Billing == BillingMethod.TimeAndMaterial && Currencies.IsKnown(Currency)
            ? Rounding.Round((HourlyRate ?? 0) * (BudgetHours ?? 0), Currency!)
            : 0);
}

internal sealed class DealFormValidator : AbstractValidator<DealForm>
{
    private const decimal Most = 100_000_000_000m;

    public DealFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().MaximumLength(Deal.NameLength);
        RuleFor(f => f.CompanyId).NotNull();
        RuleFor(f => f.Amount).InclusiveBetween(0, Most);
        RuleFor(f => f.Amount).NotNull().When(f => f.Billing == BillingMethod.FixedPrice);
        RuleFor(f => f.Currency).NotEmpty().Must(Currencies.IsKnown);
        RuleFor(f => f.Billing).NotNull().IsInEnum();
        RuleFor(f => f.OwnProbability).InclusiveBetween(0, 100);
        RuleFor(f => f.HourlyRate).InclusiveBetween(0, 1_000_000m);
        RuleFor(f => f.BudgetHours).InclusiveBetween(0, 1_000_000m);
        RuleFor(f => f.MonthlyFee).InclusiveBetween(0, Most);
        RuleFor(f => f.Months).InclusiveBetween(1, 120);
        RuleFor(f => f.MonthlyFee).NotNull().When(f => f.Billing == BillingMethod.Retainer);
        RuleFor(f => f.Months).NotNull().When(f => f.Billing == BillingMethod.Retainer);
        RuleFor(f => f.Note).MaximumLength(Deal.NoteLength);
        RuleForEach(f => f.Milestones).ChildRules(milestone =>
        {
            milestone.RuleFor(m => m.Name).NotEmpty().When(m => !m.IsEmpty);
            milestone.RuleFor(m => m.Name).MaximumLength(Deal.NameLength);
            milestone.RuleFor(m => m.Amount).NotNull().When(m => !m.IsEmpty);
            milestone.RuleFor(m => m.Amount).InclusiveBetween(0, Most);
        }).When(f => f.Billing == BillingMethod.FixedPrice);
    }
}

internal sealed class WinForm
{
    public int? Version { get; set; }
    public WinReason? Reason { get; set; }
    public string? Note { get; set; }
    public DateOnly? StartsOn { get; set; }
    public Guid? ManagerId { get; set; }

    [BindNever]
    public Deal? Deal { get; set; }
}

internal sealed class WinFormValidator : AbstractValidator<WinForm>
{
    public WinFormValidator()
    {
        RuleFor(f => f.Reason).NotNull().IsInEnum();
        RuleFor(f => f.StartsOn).NotNull();
        RuleFor(f => f.Note).MaximumLength(Deal.ReasonLength);
    }
}

internal sealed class LoseForm
{
    public int? Version { get; set; }
    public LossReason? Reason { get; set; }
    public string? Note { get; set; }

    [BindNever]
    public Deal? Deal { get; set; }
}

internal sealed class LoseFormValidator : AbstractValidator<LoseForm>
{
    public LoseFormValidator()
    {
        RuleFor(f => f.Reason).NotNull().IsInEnum();
        RuleFor(f => f.Note).MaximumLength(Deal.ReasonLength);
        RuleFor(f => f.Note).NotEmpty().When(f => f.Reason == LossReason.Other);
    }
}
