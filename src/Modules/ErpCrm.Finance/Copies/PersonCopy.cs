using ErpCrm.Contracts.Resources;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Copies;

/// <summary>This module's copy of somebody who works for the company.</summary>
internal sealed class PersonCopy
{
    public required Guid Id { get; init; }
    public Guid? UserId { get; private set; }
    public string Name { get; private set; } = "";
    public string Department { get; private set; } = "";

    /// <summary>First day of work.</summary>
    public DateOnly? JoinedOn { get; private set; }

    /// <summary>Last day of work.</summary>
    public DateOnly? LeftOn { get; private set; }

    public int SourceVersion { get; private set; } = -1;

    /// <summary>Takes the state over unless a newer one is known.</summary>
    public void Follow(PersonChanged person)
    {
        if (person.SourceVersion <= SourceVersion) return;
        (UserId, Name, Department, SourceVersion) = (person.UserId, person.Name, person.Department,
            person.SourceVersion);
        (JoinedOn, LeftOn) = (person.JoinedOn, person.LeftOn);
    }
}

internal sealed class PersonCopyConfiguration : IEntityTypeConfiguration<PersonCopy>
{
    public void Configure(EntityTypeBuilder<PersonCopy> person)
    {
        person.ToTable("People");
        person.Property(p => p.Id).ValueGeneratedNever();
        person.HasIndex(p => p.UserId);
    }
}
