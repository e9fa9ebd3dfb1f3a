using ErpCrm.Contracts.Resources;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Projects.People;

/// <summary>This module's copy of somebody who works for the company.</summary>
internal sealed class Person
{
    public const int NameLength = 120;

    public required Guid Id { get; init; }

    /// <summary>The user this person signs in as, or null.</summary>
    public Guid? UserId { get; private set; }

    public string Name { get; private set; } = "";
    public string JobTitle { get; private set; } = "";
    public DateOnly JoinedOn { get; private set; }
    public DateOnly? LeftOn { get; private set; }
    public int SourceVersion { get; private set; } = -1;

    /// <summary>Whether the person works here on the day.</summary>
    public bool IsActiveOn(DateOnly day) => JoinedOn <= day && (LeftOn is null || LeftOn >= day);

    /// <summary>Takes over the person's state unless a newer one is known.</summary>
    public void Follow(PersonChanged state)
    {
        if (state.SourceVersion <= SourceVersion) return;
        (UserId, Name, JobTitle) = (state.UserId, state.Name, state.JobTitle);
        (JoinedOn, LeftOn, SourceVersion) = (state.JoinedOn, state.LeftOn, state.SourceVersion);
    }
}

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("People");
        person.Property(p => p.Name).HasMaxLength(Person.NameLength);
        person.Property(p => p.JobTitle).HasMaxLength(120);
        person.HasIndex(p => p.UserId);
        person.HasIndex(p => p.Name);
    }
}
