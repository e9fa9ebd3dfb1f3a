using System.Reflection;
using ErpCrm.Platform.Delivery;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Tests.Architecture;

public sealed class ContractTests
{
    private static readonly Assembly Contracts = Assembly.Load("ErpCrm.Contracts");

    [Fact]
    public void Contracts_are_sealed_records_of_values()
    {
        Assert.NotEmpty(Events.All);
        // Kinds holds names alone.
        foreach (var type in Contracts.GetExportedTypes()
            .Where(t => t is { IsEnum: false, IsInterface: false } && !(t.IsAbstract && t.IsSealed)))
        {
            Assert.True(type.IsSealed, $"{type.Name} is not sealed");
            Assert.True(type.GetMethod("<Clone>$") is not null, $"{type.Name} is not a record");
            Assert.All(
                type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                    .Where(p => p.Name != "EqualityContract"), p =>
                Assert.True(IsValue(p.PropertyType), $"{type.Name}.{p.Name} is a {p.PropertyType}"));
        }
    }

    [Fact]
    public void Every_event_has_a_stored_name_of_its_own()
    {
        var names = Events.All.Select(Subscription.NameOf).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(names, name => Assert.Matches("^[a-z]+\\.[a-z-]+$", name));
    }

    private static bool IsValue(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return IsValue(type.GenericTypeArguments[0]);
        return type.IsEnum || type.IsPrimitive || type.Assembly == Contracts
            || type.Assembly == typeof(DomainEvent).Assembly
            || new[] { typeof(string), typeof(decimal), typeof(Guid), typeof(DateOnly), typeof(DateTime) }
                .Contains(type);
    }
}
