using ErpCrm.Contracts.Finance;
using ErpCrm.Platform;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Treasury.ExpenseCategories;

/// <summary>What money is spent on.</summary>
internal sealed class ExpenseCategory : Entity
{
    public const int NameLength = 60;

    private ExpenseCategory()
    {
    }

    /// <summary>English for built-in categories, translated where it is shown.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What an approved expense costs its project as.</summary>
    public CostKind Cost { get; private set; }

    /// <summary>The account of costs that it is kept on; null for the usual one of its kind of cost.</summary>
    [NotAudited]
    public Guid? AccountId { get; private set; }

    /// <summary>Exists from the first start; its name is translated.</summary>
    public bool IsBuiltIn { get; private set; }

    /// <summary>Whether it is offered for new expenses.</summary>
    public bool IsActive { get; private set; } = true;

    // Fixed ids: two processes that start at once make the same rows.
    public static IReadOnlyList<ExpenseCategory> BuiltIn() =>
    [
        Make(1, "Travel"), Make(2, "Accommodation"), Make(3, "Meals"), Make(4, "Software"), Make(5, "Equipment"),
        Make(6, "Subcontract", CostKind.Subcontract), Make(7, "Office"), Make(8, "Telecom"), Make(9, "Training"),
        Make(10, "Other"),
    ];

    public static ExpenseCategory Add(string name, CostKind cost) =>
        new() { Name = Required(name), Cost = Known(cost) };

    public void Change(string? name, CostKind cost, bool isActive)
    {
        if (IsBuiltIn && Required(name) != Name)
            throw new BusinessRuleException("A built-in category keeps its name.") { Field = nameof(Name) };
        Name = Required(name);
        Cost = Known(cost);
        IsActive = isActive;
    }

    /// <summary>What is approved from now on is kept on this account.</summary>
    public void KeepOn(Guid? accountId) => AccountId = accountId;

    private static string Required(string? name) => string.IsNullOrWhiteSpace(name)
        ? throw new BusinessRuleException("Enter a name.") { Field = nameof(Name) }
        : name.Trim();

    private static CostKind Known(CostKind cost) => cost is CostKind.Expense or CostKind.Subcontract
        ? cost
        : throw new BusinessRuleException("Choose expense or subcontract.") { Field = nameof(Cost) };

    private static ExpenseCategory Make(int number, string name, CostKind cost = CostKind.Expense) =>
        new() { Id = new Guid(number, 0x0e0e, 0x4000,
            [0x80, 0, 0, 0, 0, 0, 0, 1]), Name = name, Cost = cost, IsBuiltIn = true };
}

internal sealed class ExpenseCategoryMap : IEntityTypeConfiguration<ExpenseCategory>
{
    public void Configure(EntityTypeBuilder<ExpenseCategory> builder)
    {
        builder.ToTable("ExpenseCategories");
        builder.Property(c => c.Name).HasMaxLength(ExpenseCategory.NameLength);
        builder.HasIndex(c => c.Name).IsUnique();
    }
}
