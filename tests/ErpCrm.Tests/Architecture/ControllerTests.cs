using System.Reflection;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Tests.Architecture;

/// <summary>An engineer finds a controller by its address, and a view by its controller.</summary>
public sealed class ControllerTests
{
    public static TheoryData<Type> Controllers => [.. Solution.Modules.SelectMany(module => module.GetTypes())
        .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(PageController))
            // What the API alone leads to has no address.
            && type.IsDefined(typeof(RouteAttribute), inherit: true))];

    [Theory, MemberData(nameof(Controllers))]
    public void A_controller_bears_the_last_word_of_its_address(Type controller)
    {
        var address = controller.GetCustomAttribute<RouteAttribute>()!.Template;
        var word = Pascal(address.Split('/').Last(part => !part.StartsWith('{')));
        var name = controller.Name[..^"Controller".Length];
        Assert.True(name == word || name.StartsWith(Singular(word), StringComparison.Ordinal),
            $"{controller.Name} serves {address}: it is {word}Controller, or begins with {Singular(word)}.");
    }

    [Fact]
    public void Views_are_named_without_their_folder()
    {
        var named = from file in Solution.Files("src/Modules", "*Controller.cs")
                    let folder = Solution.Relative(Path.GetDirectoryName(file)!)["src/Modules/ErpCrm.".Length..]
                    where File.ReadAllText(file).Contains($"\"/{folder}/", StringComparison.Ordinal)
                    select Solution.Relative(file);
        Assert.Empty(named);
    }

    private static string Pascal(string words) =>
        string.Concat(words.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static string Singular(string word) => word switch
    {
        "People" => "Person",
        _ when word.EndsWith("ies", StringComparison.Ordinal) && word != "Series" => word[..^3] + "y",
        _ when word.EndsWith('s') && word != "Series" => word[..^1],
        _ => word,
    };
}
