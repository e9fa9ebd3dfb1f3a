using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Platform.Copies;

/// <summary>Tables of the copies a module keeps.</summary>
public static class CopiesModel
{
    public static void MapUsers(ModelBuilder model) => model.Entity<UserCopy>(user =>
    {
        user.ToTable("Users");
        user.Property(u => u.Name).HasMaxLength(120);
        user.Property(u => u.Email).HasMaxLength(256);
        user.Property(u => u.Role).HasMaxLength(60);
    });

    public static void MapExchangeRates(ModelBuilder model) => model.Entity<ExchangeRateCopy>(rate =>
    {
        rate.ToTable("ExchangeRateCopies");
        rate.Property(r => r.Currency).HasMaxLength(Currencies.CodeLength);
        rate.Property(r => r.Rate).HasPrecision(18, 8);
        rate.HasIndex(r => new { r.Currency, r.ValidFrom });
    });
}
