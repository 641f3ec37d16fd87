package io.benchdoctor.render;

import freemarker.template.AdapterTemplateModel;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateSequenceModel;
import io.benchdoctor.report.Mark;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What templates see of a view. A view is made of records, texts, lists and what may be missing; each page asks some thousand
 * times for one of them, and the library, which is made for any object, took half of its time to find out what it was given.
 */
final class HtmlModels extends DefaultObjectWrapper {
    /** How a record is asked for its parts, by name; as many as there are kinds of records in a view. */
    private final Map<Class<?>, Map<String, Method>> accessors = new ConcurrentHashMap<>();

    private final Map<Enum<?>, TemplateModel> constants = new ConcurrentHashMap<>();

    HtmlModels() {
        super(Configuration.VERSION_2_3_33);
    }

    @Override
    public TemplateModel wrap(Object value) throws TemplateModelException {
        if (value instanceof String text) {
            return new SimpleScalar(text);
        }
        if (value instanceof Record view) {
            return view instanceof TemplateModel model ? model : new Part(view, accessors(view.getClass()), this);
        }
        if (value instanceof List<?> list) {
            return new Items(list, this);
        }
        if (value instanceof Optional<?> perhaps) {
            return new Perhaps(perhaps, this);
        }
        if (value instanceof Boolean truth) {
            return truth ? TemplateBooleanModel.TRUE : TemplateBooleanModel.FALSE;
        }
        if (value instanceof Enum<?> constant) {
            return constant(constant);
        }
        return value instanceof TemplateModel model ? model : super.wrap(value);
    }

    private TemplateModel constant(Enum<?> constant) throws TemplateModelException {
        TemplateModel known = constants.get(constant);
        if (known == null) {
            known = constant instanceof Mark mark ? Sign.of(mark) : super.wrap(constant);
            constants.put(constant, known);
        }
        return known;
    }

    /** As the library sees a record or an optional, for what is asked of none of ours. */
    private TemplateModel other(Object value, String name) throws TemplateModelException {
        return ((TemplateHashModel) super.wrap(value)).get(name);
    }

    private Map<String, Method> accessors(Class<?> type) {
        Map<String, Method> known = accessors.get(type);
        return known != null ? known : accessors.computeIfAbsent(type, HtmlModels::accessorsOf);
    }

    private static Map<String, Method> accessorsOf(Class<?> type) {
        Map<String, Method> accessors = new HashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Method accessor = component.getAccessor();
            // Public as it is; else it is looked up at each call who asks.
            accessor.setAccessible(true);
            accessors.put(component.getName(), accessor);
        }
        return accessors;
    }

    /** A record. */
    private record Part(Record view, Map<String, Method> accessors, HtmlModels models)
            implements TemplateHashModel, AdapterTemplateModel {
        @Override
        public TemplateModel get(String name) throws TemplateModelException {
            Method accessor = accessors.get(name);
            if (accessor == null) {
                return models.other(view, name);
            }
            try {
                return models.wrap(accessor.invoke(view));
            } catch (ReflectiveOperationException e) {
                throw new TemplateModelException(name + " cannot be asked for", e);
            }
        }

        @Override
        public boolean isEmpty() {
            return false;
        }

        @Override
        public Object getAdaptedObject(Class<?> hint) {
            return view;
        }
    }

    /** A mark, which is asked for its {@code id()} alone. */
    private record Sign(TemplateMethodModelEx id) implements TemplateHashModel {
        static Sign of(Mark mark) {
            TemplateModel id = new SimpleScalar(mark.id());
            return new Sign(none -> id);
        }

        @Override
        public TemplateModel get(String name) {
            return name.equals("id") ? id : null;
        }

        @Override
        public boolean isEmpty() {
            return false;
        }
    }

    /** Several of anything, in their order. */
    private record Items(List<?> list, HtmlModels models) implements TemplateSequenceModel, AdapterTemplateModel {
        @Override
        public TemplateModel get(int index) throws TemplateModelException {
            return index >= 0 && index < list.size() ? models.wrap(list.get(index)) : null;
        }

        @Override
        public int size() {
            return list.size();
        }

        @Override
        public Object getAdaptedObject(Class<?> hint) {
            return list;
        }
    }

    /** What may be missing: whether it is {@code present}, and how one can {@code get()} it. */
    private record Perhaps(Optional<?> value, HtmlModels models) implements TemplateHashModel, AdapterTemplateModel {
        @Override
        public TemplateModel get(String name) throws TemplateModelException {
            return switch (name) {
                case "present" -> models.wrap(value.isPresent());
                case "get" -> (TemplateMethodModelEx) none -> models.wrap(value.orElseThrow());
                default -> models.other(value, name);
            };
        }

        @Override
        public boolean isEmpty() {
            return value.isEmpty();
        }

        @Override
        public Object getAdaptedObject(Class<?> hint) {
            return value;
        }
    }
}
