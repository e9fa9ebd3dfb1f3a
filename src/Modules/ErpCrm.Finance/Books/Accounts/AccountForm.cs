using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Accounts;

internal sealed class AccountForm
{
    /// <summary>Null for a new one.</summary>
    [BindNever]
    public Guid? Id { get; set; }

    public string? Code { get; set; }
    public string? Name { get; set; }
    public AccountClass? Class { get; set; }
    public bool IsActive { get; set; }
    public int Version { get; set; }

    /// <summary>A name that came with the product is shown in the reader's language.</summary>
    public static AccountForm Of(Account account, IStringLocalizer texts) => new()
    {
        Id = account.Id,
        Code = account.Code,
        Name = texts[account.Name],
        Class = account.Class,
        IsActive = account.IsActive,
        Version = account.Version,
    };

    /// <summary>What was not changed stays in the words that every language translates.</summary>
    public void KeepWords(Account account, IStringLocalizer texts)
    {
        if (Name?.Trim() == texts[account.Name].Value) Name = account.Name;
    }
}

internal sealed class AccountFormValidator : AbstractValidator<AccountForm>
{
    public AccountFormValidator()
    {
        RuleFor(f => f.Code).NotEmpty().MaximumLength(Account.CodeLength);
        RuleFor(f => f.Name).NotEmpty().MaximumLength(Account.NameLength);
        RuleFor(f => f.Class).NotNull().IsInEnum();
    }
}
