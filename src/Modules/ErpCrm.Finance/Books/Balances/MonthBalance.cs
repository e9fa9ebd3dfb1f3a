using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Platform.Data;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Books.Balances;

/// <summary>What a kept sum is the sum of.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="IsDetailed">Whether it tells project, department and cost centre apart; every line is in one sum that
/// does and in one that does not.</param>
/// <param name="VatPercent">Told apart where the dimensions are not.</param>
internal sealed record BalanceKey(Guid AccountId, DateOnly Month, string Currency, JournalKind Kind, bool IsDetailed,
    decimal? VatPercent, Guid? ProjectId, Guid? DepartmentId, Guid? CostCentreId)
{
    public static BalanceKey Whole(JournalLine line) => new(line.AccountId, Months.Of(line.Date),
        line.Currency, line.Kind, false, line.VatPercent, null, null, null);

    public static BalanceKey Detailed(JournalLine line) => new(line.AccountId, Months.Of(line.Date),
        line.Currency, line.Kind, true, null, line.ProjectId, line.DepartmentId, line.CostCentreId);

    /// <summary>The same key has the same id in every process.</summary>
    public Guid Id()
    {
        var text = string.Create(CultureInfo.InvariantCulture,
            $"{AccountId:N}|{Month:O}|{Currency}|{StoredNames.Of(Kind)}|{IsDetailed}|{VatPercent:0.##}|{ProjectId:N}|{DepartmentId:N}|{CostCentreId:N}");
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }
}

/// <summary>Debits and credits of a month that the numbered journals made: computed again from their lines by
/// <c>check</c>, and by nothing else changed than by folding them.</summary>
internal sealed class MonthBalance
{
    private MonthBalance()
    {
    }

    public MonthBalance(BalanceKey key)
    {
        (Id, AccountId, Month, Currency, Kind) = (key.Id(), key.AccountId, key.Month, key.Currency, key.Kind);
        (IsDetailed, VatPercent) = (key.IsDetailed, key.VatPercent);
        (ProjectId, DepartmentId, CostCentreId) = (key.ProjectId, key.DepartmentId, key.CostCentreId);
    }

    /// <summary>Follows from its key.</summary>
    public Guid Id { get; private set; }

    public Guid AccountId { get; private set; }
    public DateOnly Month { get; private set; }
    public string Currency { get; private set; } = "";
    public JournalKind Kind { get; private set; }
    public bool IsDetailed { get; private set; }
    public decimal? VatPercent { get; private set; }
    public Guid? ProjectId { get; private set; }
    public Guid? DepartmentId { get; private set; }
    public Guid? CostCentreId { get; private set; }
    public decimal Debit { get; private set; }
    public decimal Credit { get; private set; }
    public decimal BaseDebit { get; private set; }
    public decimal BaseCredit { get; private set; }

    /// <summary>How often it was added to; of two who add at once, one begins again.</summary>
    public int Additions { get; private set; }

    public BalanceKey Key => new(AccountId, Month, Currency, Kind, IsDetailed, VatPercent, ProjectId, DepartmentId,
        CostCentreId);

    public void Add(JournalLine line)
    {
        (Debit, Credit) = (Debit + line.Debit, Credit + line.Credit);
        (BaseDebit, BaseCredit) = (BaseDebit + line.BaseDebit, BaseCredit + line.BaseCredit);
        Additions++;
    }
}

/// <summary>Months, by their first day.</summary>
internal static class Months
{
    public static DateOnly Of(DateOnly day) => new(day.Year, day.Month, 1);

    public static DateOnly EndOf(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
}

internal sealed class MonthBalanceConfiguration : IEntityTypeConfiguration<MonthBalance>
{
    public void Configure(EntityTypeBuilder<MonthBalance> balance)
    {
        balance.ToTable("MonthBalances");
        balance.Property(b => b.Id).ValueGeneratedNever();
        balance.Property(b => b.Currency).HasMaxLength(Currencies.CodeLength);
        balance.Property(b => b.VatPercent).HasPrecision(5, 2);
        balance.Property(b => b.Additions).IsConcurrencyToken();
        balance.Ignore(b => b.Key);
        balance.HasOne<Account>().WithMany().HasForeignKey(b => b.AccountId).OnDelete(DeleteBehavior.Restrict);
        balance.HasIndex(b => new { b.IsDetailed, b.Month });
        balance.HasIndex(b => new { b.AccountId, b.IsDetailed, b.Month });
        balance.HasIndex(b => new { b.ProjectId, b.Month });
    }
}
