using System.Reflection;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Architecture;

/// <summary>Walks everything an action binds: numbers and days are
/// read in one way, and every number says what it may be.</summary>
public sealed class PostedValueTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public void Every_day_goes_through_the_binder_that_knows_plausible_years()
    {
        var days = Posted().Where(p => p.Metadata.UnderlyingOrModelType == typeof(DateOnly)).ToList();
        Assert.True(days.Count > 30);
        Assert.All(days, p => Assert.IsType<DateModelBinder>(BinderOf(p.Metadata)));
    }

    [Fact]
    public void No_form_posts_an_instant() =>
        Assert.DoesNotContain(Posted(), p => p.Metadata.UnderlyingOrModelType is { } type
            && (type == typeof(DateTime) || type == typeof(DateTimeOffset)));

    [Fact]
    public void Every_number_goes_through_the_one_parser()
    {
        var numbers = Posted().Where(p => p.Metadata.UnderlyingOrModelType is { } type
            && (type == typeof(decimal) || type == typeof(int) || type == typeof(long)))
            .ToList();
        Assert.True(numbers.Count > 30);
        Assert.All(numbers, p => Assert.IsType<DecimalModelBinder>(BinderOf(p.Metadata)));
    }

    [Fact]
    public void Every_decimal_says_how_many_decimals_it_has()
    {
        var silent = Posted().Where(p => p.Metadata.UnderlyingOrModelType == typeof(decimal)
            && p.Metadata is { ContainerType: { } type, PropertyName: { } name }
            && !Says(type, name));
        Assert.Empty(silent.Select(p => p.Name).Distinct());
    }

    private static bool Says(Type type, string property) =>
        type.GetProperty(property)!.GetCustomAttributes()
            .Any(a => a is AmountAttribute or DecimalsAttribute or HoursAttribute);

    private IModelBinder BinderOf(ModelMetadata metadata) =>
        app.Services.GetRequiredService<IModelBinderFactory>()
            .CreateBinder(new ModelBinderFactoryContext { Metadata = metadata });

    private IEnumerable<(string Name, ModelMetadata Metadata)> Posted()
    {
        var provider = app.Services.GetRequiredService<IModelMetadataProvider>();
        var actions = app.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items
            .OfType<ControllerActionDescriptor>();
        foreach (var parameter in actions.SelectMany(a => a.Parameters).OfType<ControllerParameterDescriptor>())
        {
            if (parameter.ParameterType == typeof(CancellationToken)) continue;
            var metadata = ((ModelMetadataProvider)provider).GetMetadataForParameter(parameter.ParameterInfo);
            foreach (var part in Parts($"{parameter.ParameterInfo.Member.DeclaringType!.Name}.{parameter.Name}",
                metadata, []))
                yield return part;
        }
    }

    private static IEnumerable<(string Name, ModelMetadata Metadata)> Parts(string name, ModelMetadata metadata,
        HashSet<Type> above)
    {
        yield return (name, metadata);
        if (metadata.ElementMetadata is { } element)
        {
            foreach (var part in Parts(name + "[]", element, above)) yield return part;
        }
        else if (metadata.IsComplexType && above.Add(metadata.ModelType))
        {
            foreach (var property in metadata.Properties.Where(p => p.IsBindingAllowed && !p.IsReadOnly))
            {
                foreach (var part in Parts($"{name}.{property.PropertyName}", property, above)) yield return part;
            }

            above.Remove(metadata.ModelType);
        }
    }
}
