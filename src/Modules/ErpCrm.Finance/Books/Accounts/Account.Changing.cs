using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Books.Accounts;

internal sealed partial class Account
{
    /// <param name="isUsed">Whether something is posted on it: then it stays an asset, or whatever it is.</param>
    /// <exception cref="BusinessRuleException">What is posted, or its role, forbids it.</exception>
    public void Change(string? code, string? name, AccountClass @class, bool isActive, bool isUsed)
    {
        var type = @class.TypeOf();
        if (isUsed && type != Type)
            throw new BusinessRuleException(
                "Something is posted on this account: it stays among assets, liabilities, equity, income or costs.")
            {
                Field = nameof(Class)
            };
        if (!Role.Fits(type))
            throw new BusinessRuleException("The books use this account by themselves, and not as one of this class.")
            {
                Field = nameof(Class)
            };
        if (!isActive && Role != AccountRole.None)
            throw new BusinessRuleException(
                "The books use this account by themselves. Choose another one for that first.")
            {
                Field = nameof(IsActive)
            };
        (Code, Name) = (Required(code, nameof(Code)), Required(name, nameof(Name)));
        (Class, IsActive) = (@class, isActive);
    }

    /// <summary>The books use it for this from now on.</summary>
    /// <exception cref="BusinessRuleException">It is inactive, of another type, or used for something else.</exception>
    public void Take(AccountRole role)
    {
        if (role == Role) return;
        if (!IsActive) throw new BusinessRuleException("This account is inactive.");
        if (Role != AccountRole.None)
            throw new BusinessRuleException("An account is used for one thing only.");
        if (!role.Fits(Type))
            throw new BusinessRuleException("An account of this class cannot be used for it.");
        Role = role;
    }

    /// <summary>Another account is used instead.</summary>
    /// <exception cref="BusinessRuleException">What the books keep on it would be torn apart.</exception>
    public void GiveUpRole(bool isUsed)
    {
        if (isUsed && Role.IsOfBalanceSheet())
            throw new BusinessRuleException(
                "Something is posted on this account, and the books go on from its balance: it stays the one.");
        Role = AccountRole.None;
    }

    /// <summary>Two who enter opening balances at once are told apart by the version of the account against which
    /// they are posted.</summary>
    public void NoteOpening() => Touch();

    private static string Required(string? text, string field) => string.IsNullOrWhiteSpace(text)
        ? throw new BusinessRuleException("Fill in this field.") { Field = field }
        : text.Trim();
}
