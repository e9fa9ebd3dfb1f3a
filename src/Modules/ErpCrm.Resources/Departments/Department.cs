using ErpCrm.Resources.People;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Resources.Departments;

/// <summary>Where people belong and where their cost is gathered.</summary>
internal sealed class Department : Entity
{
    public const int NameLength = 80;
    private readonly List<Person> _people = [];

    public Department(string name) => Name = name.Trim();

    public string Name { get; private set; }

    public IReadOnlyList<Person> People => _people;

    /// <summary>Its people must be loaded: they carry the name to other modules.</summary>
    public void Rename(string name)
    {
        Name = name.Trim();
        foreach (var person in _people) person.Announce();
    }
}

internal sealed class DepartmentConfiguration : IEntityTypeConfiguration<Department>
{
    public void Configure(EntityTypeBuilder<Department> department)
    {
        department.ToTable("Departments");
        department.Property(d => d.Name).HasMaxLength(Department.NameLength);
        department.HasIndex(d => d.Name).IsUnique();
    }
}
