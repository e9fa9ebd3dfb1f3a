using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Resources.Holidays;

/// <summary>A day on which the company does not work.</summary>
internal sealed class Holiday : Entity
{
    public const int NameLength = 120;

    public Holiday(DateOnly day, string name) => (Day, Name) = (day, name.Trim());

    public DateOnly Day { get; private set; }
    public string Name { get; private set; }
}

internal sealed class HolidayConfiguration : IEntityTypeConfiguration<Holiday>
{
    public void Configure(EntityTypeBuilder<Holiday> holiday)
    {
        holiday.ToTable("Holidays");
        holiday.Property(h => h.Name).HasMaxLength(Holiday.NameLength);
        holiday.HasIndex(h => h.Day).IsUnique();
    }
}
