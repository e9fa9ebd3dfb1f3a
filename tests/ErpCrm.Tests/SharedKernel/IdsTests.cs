using System.Data.SqlTypes;
using System.Reflection;
using ErpCrm.SharedKernel;
using ErpCrm.Tests.Architecture;

namespace ErpCrm.Tests.SharedKernel;

public sealed class IdsTests
{
    [Fact]
    public void Ids_are_in_the_order_of_their_creation_for_every_database_product()
    {
        var made = Enumerable.Range(0, 10_000).Select(_ => Ids.New()).ToList();
        Assert.Equal(made, made.Order());
        Assert.Equal(made, made.OrderBy(id => id.ToString().ToUpperInvariant(), StringComparer.Ordinal));
        Assert.Equal(made, made.OrderBy(id => new SqlGuid(id)));
    }

    [Fact]
    public async Task Ids_of_many_threads_are_all_different()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => Task.Run(() => Enumerable.Range(0, 20_000).Select(_ => Ids.New()).ToList())));
        Assert.Equal(160_000, made.SelectMany(ids => ids).Distinct().Count());
        Assert.All(made, ids => Assert.Equal(ids, ids.OrderBy(id => new SqlGuid(id))));
    }

    [Fact]
    public void An_id_says_that_its_layout_is_our_own()
    {
        var id = Ids.New();
        Assert.Equal((8, 0x8), (id.Version, id.Variant & 0xC));
    }

    [Fact]
    public void Every_entity_of_every_module_takes_its_id_from_there()
    {
        var entities = Solution.Modules.SelectMany(m => m.GetTypes())
            .Where(t => t.IsSubclassOf(typeof(Entity)) && !t.IsAbstract)
            .ToList();
        Assert.True(entities.Count > 20);
        Assert.All(entities, type => Assert.Equal(typeof(Entity),
            type.GetProperty(nameof(Entity.Id), BindingFlags.Public | BindingFlags.Instance)!.DeclaringType));
    }
}
