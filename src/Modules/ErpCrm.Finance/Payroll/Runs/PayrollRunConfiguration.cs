using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Payroll.Runs;

internal static class PayrollRunQueries
{
    public static IQueryable<PayrollRun> Whole(this IQueryable<PayrollRun> runs) =>
        runs.Include(r => r.Lines).Include(r => r.Extras).Include(r => r.Payables).AsSplitQuery();

    /// <summary>First day of the latest posted month; null when none is.</summary>
    public static Task<DateOnly?> LastPostedAsync(this IQueryable<PayrollRun> runs, CancellationToken ct) =>
        runs.AsNoTracking().Where(r => r.State == PayrollState.Posted).OrderByDescending(r => r.Month)
            .Select(r => (DateOnly?)r.Month).FirstOrDefaultAsync(ct);
}

internal sealed class PayrollRunConfiguration : IEntityTypeConfiguration<PayrollRun>
{
    public void Configure(EntityTypeBuilder<PayrollRun> run)
    {
        run.ToTable("PayrollRuns");
        run.Property(r => r.Code).HasMaxLength(PayrollRun.CodeLength);
        run.Property(r => r.Currency).HasMaxLength(Currencies.CodeLength);
        run.Property(r => r.Reason).HasMaxLength(PayrollRun.ReasonLength);
        run.HasMany(r => r.Lines).WithOne().HasForeignKey(l => l.RunId);
        run.HasMany(r => r.Extras).WithOne().HasForeignKey(e => e.RunId);
        run.HasMany(r => r.Payables).WithOne().HasForeignKey(p => p.RunId);
        run.HasIndex(r => r.OpenMonth).IsUnique();
        run.HasIndex(r => r.Month);
        run.HasIndex(r => r.Code).IsUnique();
        run.HasIndex(r => new { r.State, r.Month });
    }
}
