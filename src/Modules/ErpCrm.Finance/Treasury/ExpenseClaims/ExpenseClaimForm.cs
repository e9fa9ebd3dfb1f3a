using FluentValidation;

namespace ErpCrm.Finance.Treasury.ExpenseClaims;

internal sealed class ExpenseClaimForm
{
    public Guid? Id { get; set; }
    public string Title { get; set; } = "";
    public DateOnly? PeriodFrom { get; set; }
    public DateOnly? PeriodUntil { get; set; }

    /// <summary>In which its person is paid back.</summary>
    public string Currency { get; set; } = "";

    public int Version { get; set; }

    public ClaimTerms Terms() => new(Title, PeriodFrom!.Value, PeriodUntil!.Value, Currency);

    public static ExpenseClaimForm Of(ExpenseClaim claim) => new()
    {
        Id = claim.Id,
        Title = claim.Title,
        PeriodFrom = claim.PeriodFrom,
        PeriodUntil = claim.PeriodUntil,
        Currency = claim.Currency,
        Version = claim.Version,
    };
}

internal sealed class ExpenseClaimFormValidator : AbstractValidator<ExpenseClaimForm>
{
    public ExpenseClaimFormValidator()
    {
        RuleFor(f => f.Title).NotEmpty().MaximumLength(ExpenseClaim.TitleLength);
        RuleFor(f => f.PeriodFrom).NotNull();
        RuleFor(f => f.PeriodUntil).NotNull();
        RuleFor(f => f.Currency).NotEmpty().MaximumLength(3);
    }
}
